package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
)

// TestXMLKeys has the key paths under which code asks for what documents of several tools set.
func TestXMLKeys(t *testing.T) {
	tests := []struct{ name, text, symbol, want string }{
		{"application settings", `<configuration><appSettings><add key="Pay:Mode" value="jwt"/></appSettings></configuration>`, "key:Pay.Mode", "jwt"},
		{"variables of a web server", `<configuration><system.webServer><aspNetCore><environmentVariables><environmentVariable name="PAY_MODE" value="jwt"/></environmentVariables></aspNetCore></system.webServer></configuration>`, "env:PAY_MODE", "jwt"},
		{"connection", `<configuration><connectionStrings><add name="main" connectionString="x.example"/></connectionStrings></configuration>`, "key:connectionStrings.main", "x.example"},
		{"settings with a type", `<configuration><applicationSettings><setting name="Mode" serializeAs="String"><value>jwt</value></setting></applicationSettings></configuration>`, "key:applicationSettings.Mode", "jwt"},
		{"defaults of a module", `<config xmlns:xsi="x"><default><payment><card><auth_type>jwt</auth_type></card></payment></default></config>`, "key:payment.card.auth_type", "jwt"},
		{"strings of an app", `<resources><string name="pay_host">x.example</string></resources>`, "key:pay_host", "x.example"},
		{"property list", `<plist version="1.0"><dict><key>Mode</key><string>jwt</string><key>On</key><true/><key>In</key><dict><key>Host</key><string>x.example</string></dict></dict></plist>`, "key:dict.In.Host", "x.example"},
		{"flag of a property list", `<plist><dict><key>On</key><true/></dict></plist>`, "key:dict.On", "true"},
		{"preference with a default", `<metadata><type-extension><custom-attribute-definitions><attribute-definition attribute-id="payOn"><display-name>Pay</display-name><type>boolean</type><default-value>false</default-value></attribute-definition></custom-attribute-definitions></type-extension></metadata>`, "key:payOn", "false"},
		{"preference", `<preferences><all-instances><preference preference-id="payOn">true</preference></all-instances></preferences>`, "key:all-instances.payOn", "true"},
		{"field with a default", `<CustomObject><fields><fullName>Auth__c</fullName><defaultValue>jwt</defaultValue></fields></CustomObject>`, "key:Auth__c", "jwt"},
		{"parameter of a servlet", `<web-app><context-param><param-name>mode</param-name><param-value>jwt</param-value></context-param></web-app>`, "key:mode", "jwt"},
		{"project of a tool", `<con:project xmlns:con="x"><con:properties><con:property><con:name>mode</con:name><con:value>jwt</con:value></con:property></con:properties></con:project>`, "key:properties.mode", "jwt"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff([]string{test.want}, folds(t, map[string]string{"a.xml": test.text}, test.symbol)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestXMLWithoutSettings makes sure that schemas, messages and reports give nothing.
func TestXMLWithoutSettings(t *testing.T) {
	for name, text := range map[string]string{
		"schema":  `<xs:schema xmlns:xs="x"><xs:element name="authenticationType" default="http_signature"/></xs:schema>`,
		"service": `<wsdl:definitions name="a"><service name="b" value="c"/></wsdl:definitions>`,
		"message": `<soap:Envelope><soap:Body><authenticationType>http_signature</authenticationType></soap:Body></soap:Envelope>`,
		"report":  `<?xml version="1.0"?><testsuite name="a"><properties><property name="authenticationType" value="http_signature"/></properties></testsuite>`,
		"comment": `<beans><!-- <property name="authenticationType" value="http_signature"/> --></beans>`,
		"type":    `<!DOCTYPE a [<!ENTITY b "<property name='authenticationType' value='http_signature'/>">]><a>&b;</a>`,
	} {
		t.Run(name, func(t *testing.T) {
			sums, skipped := read(t, treeOf(map[string]string{"a.xml": text}))
			if len(sums) != 1 || len(skipped) != 0 {
				t.Fatalf("%d summaries, skipped %v", len(sums), skipped)
			}
			for _, a := range sums[0].Assigns {
				if strings.Contains(a.Value.Text, "signature") || a.Symbol == "a.xml#b" {
					t.Errorf("%s = %q", a.Symbol, a.Value.Text)
				}
			}
		})
	}
}

// TestXMLEntities makes sure that what a document declares never grows.
func TestXMLEntities(t *testing.T) {
	bomb := "<!DOCTYPE a [<!ENTITY x0 \"xxxxxxxxxx\">"
	for _, pair := range [][2]string{{"1", "0"}, {"2", "1"}, {"3", "2"}, {"4", "3"}} {
		bomb += "<!ENTITY x" + pair[0] + " \"" + strings.Repeat("&x"+pair[1]+";", 10) + "\">"
	}
	got := folds(t, map[string]string{"a.xml": bomb + `<!ENTITY f SYSTEM "file:///etc/hosts">]><a><b name="k">&x4;&f;</b></a>`}, code.KeySymbol("k"))
	if diff := cmp.Diff([]string{"&x4;&f;"}, got); diff != "" {
		t.Error(diff)
	}
}
