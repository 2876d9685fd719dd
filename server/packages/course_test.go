package main

import (
	"encoding/xml"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// imsManifest is a manifest as an LMS reads it.
type imsManifest struct {
	XMLName       xml.Name
	Identifier    string `xml:"identifier,attr"`
	Schema        string `xml:"metadata>schema"`
	SchemaVersion string `xml:"metadata>schemaversion"`
	Organizations struct {
		Default      string `xml:"default,attr"`
		Organization []struct {
			Identifier string `xml:"identifier,attr"`
			Title      string `xml:"title"`
			Items      []struct {
				Identifier    string `xml:"identifier,attr"`
				IdentifierRef string `xml:"identifierref,attr"`
				Title         string `xml:"title"`
			} `xml:"item"`
		} `xml:"organization"`
	} `xml:"organizations"`
	Resources []struct {
		Identifier string     `xml:"identifier,attr"`
		Type       string     `xml:"type,attr"`
		Href       string     `xml:"href,attr"`
		Attrs      []xml.Attr `xml:",any,attr"`
		Files      []struct {
			Href string `xml:"href,attr"`
		} `xml:"file"`
		Dependencies []struct {
			IdentifierRef string `xml:"identifierref,attr"`
		} `xml:"dependency"`
	} `xml:"resources>resource"`
}

// What the standards ask of a package: every file listed once, every reference
// leads somewhere, every identifier is the only one of its name.
func TestCourses(t *testing.T) {
	made := build(t)
	for name, want := range map[string]struct{ space, version, typeSpace, typeName string }{
		"inkling-scorm12.zip":   {"http://www.imsproject.org/xsd/imscp_rootv1p1p2", "1.2", "http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype"},
		"inkling-scorm2004.zip": {"http://www.imsglobal.org/xsd/imscp_v1p1", "2004 3rd Edition", "http://www.adlnet.org/xsd/adlcp_v1p3", "scormType"},
	} {
		files := made[name]
		delete(files, "\x00")
		var m imsManifest
		d := xml.NewDecoder(strings.NewReader(files["imsmanifest.xml"]))
		if err := d.Decode(&m); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if m.XMLName.Space != want.space || m.XMLName.Local != "manifest" || m.Schema != "ADL SCORM" || m.SchemaVersion != want.version {
			t.Errorf("%s: %v, schema %q %q", name, m.XMLName, m.Schema, m.SchemaVersion)
		}
		ids := []string{m.Identifier}
		if len(m.Organizations.Organization) != 1 || m.Organizations.Default != m.Organizations.Organization[0].Identifier {
			t.Fatalf("%s: organizations %+v", name, m.Organizations)
		}
		course := m.Organizations.Organization[0]
		ids = append(ids, course.Identifier)
		if course.Title != "Inkling: a neural network you can draw into · 动笔写，看神经网络怎么认" || len(course.Items) != 10 || course.Items[2].Title != "3 Ten outputs · 十个输出" {
			t.Errorf("%s: %+v", name, course)
		}
		launches := map[string]string{} // by resource
		listed := []string{"imsmanifest.xml"}
		assets := 0
		for _, r := range m.Resources {
			ids = append(ids, r.Identifier)
			kind := ""
			for _, a := range r.Attrs {
				if a.Name == (xml.Name{Space: want.typeSpace, Local: want.typeName}) {
					kind = a.Value
				}
			}
			if r.Type != "webcontent" {
				t.Errorf("%s: %s is of type %q", name, r.Identifier, r.Type)
			}
			for _, f := range r.Files {
				listed = append(listed, f.Href)
			}
			switch {
			case kind == "asset" && r.Href == "":
				assets++
			case kind == "sco" && len(r.Files) == 1 && r.Files[0].Href == r.Href && len(r.Dependencies) == 1 && r.Dependencies[0].IdentifierRef == "shared":
				launches[r.Identifier] = r.Href
			default:
				t.Errorf("%s: resource %+v", name, r)
			}
		}
		if assets != 1 {
			t.Errorf("%s: %d resources are shared, want 1", name, assets)
		}
		for i, item := range course.Items {
			ids = append(ids, item.Identifier)
			if href := launches[item.IdentifierRef]; href != fmt.Sprintf("chapter-%d.html", i+1) {
				t.Errorf("%s: item %d opens %q", name, i+1, href)
			}
		}
		slices.Sort(ids)
		if n := len(ids); len(slices.Compact(ids)) != n {
			t.Errorf("%s: identifiers %q", name, ids)
		}
		for _, id := range ids {
			if !regexp.MustCompile(`^[A-Za-z_][\w.-]*$`).MatchString(id) && id != "" {
				t.Errorf("%s: %q is no identifier", name, id)
			}
		}
		slices.Sort(listed)
		if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, listed) {
			t.Errorf("%s: holds %q, lists %q", name, got, listed)
		}
		if len(files) != 1+10+11 { // manifest, chapters; five of ours, six of the site
			t.Errorf("%s: %d files: %q", name, len(files), listed)
		}
	}
}
