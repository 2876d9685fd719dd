package i18n

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every rule that a weights file can break has a name in Chinese.
func TestEveryRuleOfWeightsFilesIsTranslated(t *testing.T) {
	source, err := os.ReadFile("../../nn/safetensors_rules.go")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`WeightsRule = "([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	if here := strings.Count(weightsRules, "|"); len(rules) != here || here == 0 {
		t.Errorf("%d rules in nn, %d here", len(rules), here)
	}
	for _, r := range rules {
		if got := WeightsRule(r[1], "", "", ""); regexp.MustCompile(`[a-z]`).MatchString(got) {
			t.Errorf("%q is %q in Chinese", r[1], got)
		}
	}
}
