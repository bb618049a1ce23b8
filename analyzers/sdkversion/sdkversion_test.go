package sdkversion_test

import (
	"testing"

	"mleready/analyzers/sdk/sdktest"
)

func TestSamples(t *testing.T) { sdktest.Samples(t, "sdkversion") }
