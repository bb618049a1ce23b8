package config

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBeans: a class that a container is told to make is used as if code imported it.
func TestBeans(t *testing.T) {
	sums, _ := read(t, treeOf(map[string]string{"spring.xml": `<beans xmlns:s="x"><bean id="a" class="shop.A"/><s:bean class='shop.B'><property class="no"/></s:bean><div class="no"/></beans>`}))
	var got []string
	for _, imp := range sums[0].Imports {
		got = append(got, fmt.Sprintf("%s %d", imp.Path, imp.Start))
	}
	if diff := cmp.Diff([]string{"shop.A 39", "shop.B 63"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
