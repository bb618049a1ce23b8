package dialect

import (
	"maps"

	"mleready/analyzers/code"
)

// Groovy has what Java has, and what it adds to its classes.
func init() {
	groovy.apis, groovy.functions = jvm()
	groovy.methods = map[string]method{"append": appendText, "getString": keyOn}
	for _, owner := range []string{"RESTClient", "HTTPBuilder", "RestBuilder", "HttpBuilder"} {
		for name, method := range map[string]string{"post": "POST", "get": "GET", "put": "PUT", "patch": "PATCH", "delete": "DELETE"} {
			groovy.apis[owner+"."+name] = api{kind: code.CallRequest, shape: verb(method)}
		}
	}
	groovy.apis["HTTPBuilder.request"] = api{kind: code.CallRequest}
	maps.Copy(groovy.functions, map[string]method{
		"new JsonBuilder": mapOf, "TomlSlurper.parse": opened, "YamlSlurper.parse": opened, "JsonSlurper.parse": opened, "System.getenv.get": envCall, "grailsApplication.config.getProperty": keyCall,
	})
	maps.Copy(groovy.methods, map[string]method{
		"each": eachOf, "collect": mapped, "findAll": eachOf, "eachWithIndex": eachFirst, "join": joinedList, "leftShift": shifted, "plus": concatOn, "tap": tapOn,
		"stripIndent": self, "stripMargin": self, "toURL": self, "toURI": self, "encodeAsURL": self, "bytes": self, "with": tapOn,
	})
}

// shifted is a << b << c, which adds to a text or a list.
func shifted(s *summariser, n *node) (code.Expr, bool) {
	on := s.value(n.on)
	symbol := declared(on.Symbol)
	if on.Op != code.OpRef || symbol == "" || len(n.args) != 1 {
		return code.Expr{}, false
	}
	s.put(symbol, s.value(n.args[0]), true, n.Span)
	return on, true
}
