package manifest

import (
	"encoding/xml"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// gradleLocked matches a line of a lock file of Gradle: group:artifact:version=configurations.
var gradleLocked = regexp.MustCompile(`^\s*([\w.-]+:[\w.-]+):([\w.+-]+)(?:=.*)?$`)

func readGradleLock(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		m := gradleLocked.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		return s.add(code.Dependency{Name: m[1], Version: m[2], Wanted: m[2], Span: lineSpan(line, at)})
	})
}

// readVerification reads what Gradle verifies: every artifact that the build may take.
func readVerification(s *sink) error {
	return s.eachElement(func(e xml.StartElement, at code.Span) error {
		if e.Name.Local != "component" {
			return nil
		}
		return s.add(code.Dependency{Name: attribute(e, "group") + ":" + attribute(e, "name"), Version: attribute(e, "version"), Wanted: attribute(e, "version"), Span: at})
	})
}

// readIvy reads an ivy.xml.
func readIvy(s *sink) error {
	return s.eachElement(func(e xml.StartElement, at code.Span) error {
		if e.Name.Local != "dependency" {
			return nil
		}
		return s.add(code.Dependency{Name: attribute(e, "org") + ":" + attribute(e, "name"), Wanted: attribute(e, "rev"), Span: at})
	})
}

// sbtModule matches "group" % "artifact" % "version" of a build.sbt.
var sbtModule = regexp.MustCompile(`"([\w.-]+)"\s*%{1,3}\s*"([\w.-]+)"\s*%\s*(?:"([^"]+)"|(\w+))(\s*%\s*(?:Test|"test"))?`)

var sbtValue = regexp.MustCompile(`\bval\s+(\w+)\s*=\s*"([\w.+-]+)"`)

func readSBT(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		if strings.HasPrefix(strings.TrimSpace(line), "//") {
			return nil
		}
		if m := sbtValue.FindStringSubmatch(line); m != nil {
			s.entry(propertyPrefix+m[1], m[2], lineSpan(line, at))
		}
		for _, m := range sbtModule.FindAllStringSubmatch(line, -1) {
			wanted := m[3]
			if m[4] != "" {
				wanted = "${" + m[4] + "}"
			}
			if err := s.add(code.Dependency{Name: m[1] + ":" + m[2], Wanted: wanted, Dev: m[5] != "", Span: lineSpan(line, at)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// readExtension reads the name of an extension of SAP Commerce.
func readExtension(s *sink) error {
	return s.eachElement(func(e xml.StartElement, at code.Span) error {
		if e.Name.Local == "extension" {
			s.self("name", attribute(e, "name"), at)
			s.self("version", attribute(e, "version"), at)
		}
		return nil
	})
}
