//go:build cgo

package dialect

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// foldTests are programs with a text that they form; a hole is a question mark.
var foldTests = []struct{ language, name, text, want string }{
	{Java, "concatenation", `class A { static final String H = "a"; String f(String x) { return H + "\t" + x + 'c'; } }`, "a\t?c"},
	{Java, "builder", `class A { String f(String x) { StringBuilder b = new StringBuilder("a"); b.append("b").append(x); b.append("c"); return b.toString(); } }`, "ab?c"},
	{Java, "builder in a chain", `class A { String f() { return new StringBuilder().append("a").append("b").toString(); } }`, "ab"},
	{Java, "format", `class A { String f(String x) { return String.format("<%s|%2$s>", x, "b"); } }`, "<?|b>"},
	{Java, "formatted", `class A { String f(String x) { return "%s-%s".formatted("a", "b"); } }`, "a-b"},
	{Java, "join", `class A { static final String[] L = {"a", "b"}; String f() { return String.join(" ", L); } }`, "a b"},
	{Java, "list that grows", `class A { String f() { List<String> l = new ArrayList<>(); l.add("a"); l.add("b"); return String.join(" ", l); } }`, "a b"},
	{Java, "stream", `class A { String f() { return List.of("A", "b").stream().map(x -> x + ";").collect(Collectors.joining(" ")); } }`, "A; b;"},
	{Java, "enum", `enum E { ONE("first"); private final String v; E(String v) { this.v = v; } String get() { return v; } } class A { String f() { return "x" + E.ONE.get(); } }`, "xfirst"},
	{Java, "getter that is not written", `class C { private String host = "h"; } class A { String f(C c) { return "on " + c.getHost(); } }`, "on h"},
	{Java, "inherited", `class B { static final String H = "h"; String g() { return H; } } class A extends B { String f() { return "x" + g(); } }`, "xh"},
	{Java, "text block", "class A { String f() { return \"\"\"\n    a\n      b\n    \"\"\"; } }", "a\n  b\n"},
	{Java, "map in a loop", `class A { String f() { Map<String, String> m = new TreeMap<>(); m.put("a", "1"); m.put("b", "2"); StringBuilder s = new StringBuilder(); for (Map.Entry<String, String> e : m.entrySet()) { s.append(e.getKey()).append(";"); } return s.toString(); } }`, "a;b;"},
	{Java, "choice", `class A { String f(boolean x) { return "a" + (x ? "b" : "c"); } }`, "ac"},
	{Java, "comment", `class A { String f() { return "a" /* + "b" */ + // "c"
		"d"; } }`, "ad"},
	{PHP, "interpolation", `<?php function f($x) { $a = 'a'; return "$a {$x} b\n" . 'c\n'; }`, "a ? b\nc\\n"},
	{PHP, "constants", `<?php class A { const H = 'h'; private $p = self::H . 'p'; function f() { return static::H . $this->p; } }`, "hhp"},
	{PHP, "implode", `<?php function f() { $l = ['a']; $l[] = 'b'; array_push($l, 'c'); return implode(' ', $l); }`, "a b c"},
	{PHP, "sprintf", `<?php function f($x) { return sprintf('%s:%1$s %s', 'a', $x); }`, "a:a ?"},
	{PHP, "append", `<?php function f() { $a = 'a'; $a .= 'b'; $a = $a . 'c'; return $a; }`, "abc"},
	{PHP, "heredoc", "<?php function f($x) {\n return <<<T\n  a $x\n  b\n  T;\n}", "  a ?\n  b"},
	{PHP, "enum", `<?php enum E: string { case A = 'a'; } class X { function f() { return 'x' . E::A->value; } }`, "xa"},
	{PHP, "map in a loop", `<?php function f() { $m = ['a' => '1', 'b' => '2']; $s = ''; foreach ($m as $k => $v) { $s .= "$k=$v;"; } return $s; }`, "a=1;a=2;b=1;b=2;"},
	{PHP, "define", `<?php define('H', 'h'); function f() { return H . 'x'; }`, "hx"},
	{PHP, "promoted parameter", `<?php class A { function __construct(private string $h) {} function f() { return 'on ' . $this->h; } } $a = new A('x');`, "on x"},
	{Python, "f-string", "H = 'h'\ndef f(x):\n    return f'{H}: {x!r:>3} {{a}}\\n' 'b'\n", "h: ? {a}\nb"},
	{Python, "percent", "def f(x):\n    return '%s=%d;%%' % ('a', x)\n", "a=?;%"},
	{Python, "format", "def f(x):\n    return '{0}-{b}-{}'.format('a', x, b='c')\n", "a-c-a"},
	{Python, "join", "L = ['a']\ndef f():\n    l = ['a']\n    l.append('b')\n    return ' '.join(l + ['c'])\n", "a b c"},
	{Python, "comprehension", "D = {'a': '1'}\ndef f():\n    return ','.join(f'{k}={v}' for k, v in D.items())\n", "a=1"},
	{Python, "field", "class A:\n    H = 'h'\n    def __init__(self, p):\n        self.p = p\n    def f(self):\n        return self.H + self.p\nA('x')\n", "hx"},
	{Python, "raw", "def f():\n    return r'a\\n' + 'b\\x41'\n", "a\\nbA"},
	{Python, "append", "def f():\n    s = ''\n    s += 'a'\n    s += 'b'\n    return s\n", "ab"},
	{Ruby, "interpolation", "class A\n  HOST = 'h'\n  def f(x)\n    @a = \"a\"\n    \"#{HOST}: #{@a} #{x}\\n\" 'b\\n'\n  end\nend\n", "h: a ?\nb\\n"},
	{Ruby, "append", "def f(x)\n  s = ''\n  s << 'a' << x\n  s += 'b'\n  s.concat('c')\n  return s\nend\n", "a?bc"},
	{Ruby, "format", "def f(x)\n  format('%s-%s;%%', 'a', x) + '%{k}/%<v>s' % {k: 'b', v: 'c'}\nend\n", "a-?;%b/c"},
	{Ruby, "join", "class A\n  def f\n    l = []\n    l << 'c'\n    l.push('d')\n    (%w[a b] + l).join(' ')\n  end\nend\n", "a b c d"},
	{Ruby, "heredoc", "def f(x)\n  a = <<~T\n    a #{x}\n      b\n  T\n  a + 'c'\nend\n", "a ?\n  b\nc"},
	{Ruby, "map in a loop", "def f\n  m = {'a' => '1', b: '2'}\n  s = ''\n  m.each do |k, v|\n    s << \"#{k};\"\n  end\n  s\nend\n", "a;b;"},
	{Ruby, "map of a map", "def f\n  {a: '1', b: '2'}.map { |k, v| \"#{k}=#{v}\" }.join('&')\nend\n", "a=1&a=2&b=1&b=2"},
	{Ruby, "choice", "def f(x)\n  if x == 'y'\n    'a'\n  else\n    'b'\n  end\nend\n", "b"},
	{Ruby, "case", "def f(x)\n  v = case x when 'p' then 'a' else 'b' end\n  v + 'c'\nend\n", "bc"},
	{Ruby, "method without brackets", "class A\n  def host = 'h'\n  def f\n    \"on \" + host + self.host\n  end\nend\n", "on hh"},
	{Ruby, "modules", "module A\n  HOST = 'h'\n  module B\n    class C\n      def f = HOST + D::E\n    end\n  end\n  class D\n    E = 'e'\n  end\nend\n", "he"},
	{Ruby, "struct", "S = Struct.new(:a, :b)\ndef f\n  s = S.new('x', 'y')\n  s.a + s.b\nend\n", "xy"},
	{Ruby, "merge", "def f\n  a = {k: 'a'}\n  b = a.merge(l: 'b')\n  b[:l] + b.fetch(:k)\nend\n", "ba"},
	{Ruby, "built on the way", "def f\n  m = %w[a b].each_with_object([]) { |x, l| l << x.upcase }\n  m.join\nend\n", "ab"},
	{Ruby, "class variable", "class A\n  @@h = 'h'\n  class << self\n    def f = @@h + 'x'\n  end\nend\n", "hx"},
	{Ruby, "memory", "class A\n  def host\n    @host ||= begin\n      'h'\n    end\n  end\n  def f = host + 'x'\nend\n", "hx"},
	{Dart, "interpolation", `const h = 'h'; String f(String x) { final a = "a"; return '$h ${a.toLowerCase()} $x\n' r'\n$a'; }`, "h a ?\n\\n$a"},
	{Dart, "sum", `class A { static const String h = 'h'; String f(String x) => h + 'a' + x + 'b'; }`, "ha?b"},
	{Dart, "list", `String f(x) { final l = ['a', if (x) 'b', ...['c']]; l.add('d'); return l.join(' '); }`, "a b c d"},
	{Dart, "cascade", `String f(x) { final b = StringBuffer('a')..write('b')..write(x); b.write('c'); return b.toString(); }`, "ab?c"},
	{Dart, "lines", `String f(x) { var b = StringBuffer(); b.writeln('a'); b.writeln(); b.write('b'); return b.toString(); }`, "a\n\nb"},
	{Dart, "getter and field of a constructor", `class A { final String h; A(this.h); String get full => 'on $h'; String f() => full; } final a = A('x');`, "on x"},
	{Dart, "initializer", `class A { final String h; A(String x) : h = x + 'y'; String f() => 'on ' + h; } final a = A('x');`, "on xy"},
	{Dart, "enum", `enum E { one('first'), two('second'); const E(this.v); final String v; } String f() => 'x' + E.one.v;`, "xfirst"},
	{Dart, "map in a loop", `String f() { final m = {'a': '1', 'b': '2'}; m['c'] = '3'; var s = ''; m.forEach((k, v) { s += '$k;'; }); return s; }`, "a;b;c;"},
	{Dart, "elements by a loop", `String f() { const l = ['a', 'b']; return [for (final x in l) '$x;'].join(); }`, "a;b;"},
	{Dart, "mapped", `String f() { const l = ['a', 'b']; return l.map((x) => '$x:').join('\n'); }`, "a:\nb:"},
	{Dart, "triple", "String f(x) { return '''a\n$x'''; }", "a\n?"},
	{Dart, "comment", `String f() { return 'a' /* + 'b' */ + // 'c'
		'd'; }`, "ad"},
	{Swift, "interpolation", `let h = "h"
func f(x: String) -> String { let a = "a"; return "\(h): \(a) \(x)\n" + #"b\n\#(a)"# }`, "h: a ?\nb\\na"},
	{Swift, "append", `func f(x: String) -> String { var s = ""; s += "a"; s.append("b"); s += x + "c"; return s }`, "ab?c"},
	{Swift, "lines", "func f(x: String) -> String {\n  let t = \"\"\"\n    a \\(x)\n      b\n    \"\"\"\n  return t\n}", "a ?\n  b"},
	{Swift, "format", `func f(x: String) -> String { String(format: "%@-%2$d;%%", "a", x) }`, "a-?;%"},
	{Swift, "join", `func f() -> String { var l = ["a"]; l.append("b"); l += ["c"]; return l.map { "\($0);" }.joined(separator: " ") }`, "a; b; c;"},
	{Swift, "map in a loop", `func f() -> String { var m: [String: String] = ["a": "1"]; m["b"] = "2"; var s = ""; for (k, _) in m { s += "\(k);" }; return s }`, "a;b;"},
	{Swift, "map of a map", `func f() -> String { return ["a": "1", "b": "2"].map { k, v in "\(k)=\(v)" }.joined(separator: "&") }`, "a=1&a=2&b=1&b=2"},
	{Swift, "enum", `enum H: String { case id = "x-id", sum }
class A { func f() -> String { let l: [H] = [.id, H.sum]; return l.map { $0.rawValue }.joined(separator: " ") } }`, "x-id sum"},
	{Swift, "enum with texts", `enum H { case id, sum; var name: String { switch self { case .id: return "x-id"; case .sum: return "sum" } } }
func f() -> String { return "\(H.id.name)!" }`, "x-id!"},
	{Swift, "property of the raw value", `func f() -> String { [H.id].map { $0.small }.joined() }
enum H: String { case id = "x-id"; var small: String { return rawValue.lowercased() } }`, "x-id"},
	{Swift, "struct", `struct C { static let path = "/p"; let host: String; var url: String { "\(host)\(C.path)" }
func f() -> String { return url + self.host } }
func g() { C(host: "h").f() }`, "h/ph"},
	{Swift, "constructor", `class C { private let host: String; init(_ name: String, port: Int = 1) { host = "on " + name }
func f() -> String { host } }
let c = C("h")`, "on h"},
	{Swift, "extension", `class C {}
extension C { static let host = "h"
func f() -> String { C.host + Self.host + end }
var end: String { return "x" } }`, "hhx"},
	{Swift, "guard", `func f(x: String?) -> String { guard let a = x, let b = g() else { return "none" }; return "\(a)-\(b)" }
func g() -> String? { "b" }`, "?-b"},
	{Swift, "otherwise", `func f(p: Bool) -> String { let h = ProcessInfo.processInfo.environment["H"] ?? "h"; return (p ? "a" : "b") + h }`, "ah"},
	{Swift, "built on the way", `func f() -> String { return ["a", "b"].reduce(into: []) { l, x in l.append("\(x):") }.joined(separator: "\n") }`, "a:\nb:"},
	{Swift, "made at once", `class C { lazy var h: String = { let a = "a"; return a + "b" }()
func f() -> String { return h } }`, "ab"},
	{Rust, "format", `const H: &str = "h"; fn f(x: &str) -> String { format!("{H}: {} {0:?} {{{y}}}", x, y = "b") }`, "h: ? ? {b}"},
	{Rust, "format that begins with a place", `fn f(x: &str) -> String { format!("{}a{}", "b", x) }`, "ba?"},
	{Rust, "macro in a macro", `fn f(x: &str) -> String { vec![format!("a{}", "b"), concat!("c", "d").to_string()].join(" ") }`, "ab cd"},
	{Rust, "text that grows", `fn f(x: &str) -> Result<String, E> { let mut s = String::from("a"); s.push_str("b"); s += x; s.push('c'); write!(s, "{}", "d")?; Ok(s) }`, "ab?cd"},
	{Rust, "list that grows", `fn f() -> String { let mut l = vec!["a"]; if x() { l.push("b"); } l.join(" ") }`, "a b"},
	{Rust, "raw and byte texts", `fn f() -> String { r#"a"\n"#.to_string() + std::str::from_utf8(b"b\x41").unwrap() }`, `a"\nbA`},
	{Rust, "line that goes on", "fn f() -> &'static str { \"a \\\n     b\" }", "a b"},
	{Rust, "branch as a value", `fn f(p: bool) -> String { let t = if p { let h = "a"; format!("{h}b") } else { "c".into() }; format!("<{t}>") }`, "<ab>"},
	{Rust, "match as a value", `fn f(p: &str) -> &str { match p { "x" | "y" => "a", _ => { return "b"; } } }`, "a"},
	{Rust, "let with a pattern", `fn f() -> String { let (a, b) = ("a", "b"); if let Some(c) = Some("c") { return format!("{a}{b}{c}"); } String::new() }`, "abc"},
	{Rust, "enum", `enum H { Id, Sum } impl H { fn as_str(&self) -> &'static str { match self { H::Id => "id", Self::Sum => "sum" } } } fn f() -> String { [H::Id, H::Sum].iter().map(|h| h.as_str()).collect::<Vec<_>>().join(" ") }`, "id sum"},
	{Rust, "enum that is shown", `enum H { Id } impl fmt::Display for H { fn fmt(&self, o: &mut fmt::Formatter) -> fmt::Result { match self { H::Id => write!(o, "id") } } } fn f() -> String { format!("x-{}", H::Id) }`, "x-id"},
	{Rust, "enum with names beside it", `#[derive(AsRefStr)] #[strum(serialize_all = "kebab-case")] enum H { MerchantId, #[strum(serialize = "sum")] Digest } fn f() -> String { format!("{} {}", H::MerchantId, H::Digest) }`, "merchant-id sum"},
	{Rust, "struct", `struct C { host: String, key: String } impl C { fn new(host: &str) -> Self { Self { host: host.to_string(), key: "k".into() } } fn f(&self) -> String { format!("{}/{}", self.host, self.key) } } fn g() { C::new("h").f(); }`, "h/k"},
	{Rust, "associated constant", `struct C; impl C { const H: &'static str = "h"; fn f(&self) -> String { Self::H.to_owned() + C::H } }`, "hh"},
	{Rust, "map in a loop", `fn f() -> String { let mut m = HashMap::new(); m.insert("a", "1"); m.insert("b", "2"); let mut s = String::new(); for (k, _) in &m { s.push_str(&format!("{k};")); } s }`, "a;b;"},
	{Rust, "pairs", `fn f() -> String { let h = vec![("a".to_string(), "1"), ("b".to_string(), "2")]; h.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("&") }`, "a=1&a=2&b=1&b=2"},
	{Rust, "module inside", `mod names { pub const H: &str = "h"; pub fn g() -> String { H.to_string() } } fn f() -> String { names::g() + names::H }`, "hh"},
	{Rust, "otherwise", `fn f() -> String { format!("on {}", std::env::var("H").unwrap_or_else(|_| "h".to_string())) }`, "on h"},
	{Rust, "static that is made late", `lazy_static! { static ref H: String = format!("{}-x", "h"); } static L: LazyLock<String> = LazyLock::new(|| "l".to_string()); fn f() -> String { format!("{}{}", *H, *L) }`, "h-xl"},
	{Rust, "header that a library names", `use reqwest::header::{self, USER_AGENT}; fn f() -> String { format!("{} {}", header::AUTHORIZATION, USER_AGENT) }`, "authorization user-agent"},
	{Rust, "constant behind its use", `fn f() -> String { L.join(" ") } const L: [&str; 2] = [A, "b"]; const A: &str = "a";`, "a b"},
	{Scala, "interpolation", `object A { val H = "h"; def f(x: String) = { val a = "a"; s"$H: ${a.toLowerCase} $x\n" + raw"\n" + f"$a%s-${x}%02d" } }`, "h: a ?\n\\na-?"},
	{Scala, "sum over lines", "object A {\n  def f(x: String): String = {\n    val t =\n      \"a\" +\n        s\"b$x\" +\n        \"c\"\n    t\n  }\n}\n", "ab?c"},
	{Scala, "margin", "object A { def f(x: String) = s\"\"\"a $x\n    |b\n    |c\"\"\".stripMargin }", "a ?\nb\nc"},
	{Scala, "builder", `class A { def f(x: String) = { val b = new StringBuilder("a"); b.append("b").append(x); b ++= "c"; b.toString } }`, "ab?c"},
	{Scala, "lists", `object A { val L = Seq("a", "b"); def f(x: String) = (("0" +: L) :+ "c" :+ x).mkString(" ") }`, "0 a b c ?"},
	{Scala, "mapped", `object A { def f = List("a", "b").map(_ + ":").map { x => x + ";" }.mkString("\n") }`, "a:;\nb:;"},
	{Scala, "map of pairs", `object A { def f = { val m = Map("a" -> "1") ++ Map("b" -> "2"); m.map { case (k, v) => s"$k=$v" }.mkString("&") } }`, "a=1&a=2&b=1&b=2"},
	{Scala, "choice", `object A { def f(x: Boolean) = "a" + (if (x) "b" else "c") }`, "ac"},
	{Scala, "branches", `object A { def f(x: String) = { val v = x match { case "p" => "a"; case _ => "b" }; v + "c" } }`, "bc"},
	{Scala, "class with its constructor", `class A(host: String, tail: String = "t") { private val full = s"on $host"; def f = full + tail }; object B { val a = new A("h") }`, "on ht"},
	{Scala, "case class", `case class C(host: String, key: String); object A { val c = C("h", key = "k"); def f = c.host + c.key }`, "hk"},
	{Scala, "constants that extend", `sealed abstract class E(val v: String); object E { case object One extends E("first") }; object A { def f = "x" + E.One.v }`, "xfirst"},
	{Scala, "enum", "enum E(val v: String):\n  case One extends E(\"first\")\n  case Two extends E(\"second\")\nobject A { def f = \"x\" + E.One.v }\n", "xfirst"},
	{Scala, "option", `object A { def f(x: Option[String]) = { val o = Some("a"); "x" + o.getOrElse("b") } }`, "xa"},
	{Scala, "for", `object A { def f = { val l = Seq("a", "b"); val b = new StringBuilder; for (x <- l) { b.append(x); b.append(";") }; b.toString } }`, "a;b;"},
	{Scala, "yield", `object A { def f = (for { x <- Seq("a", "b") } yield s"$x;").mkString }`, "a;b;"},
	{Scala, "format", `object A { def f(x: String) = "%s-%s".format("a", x) }`, "a-?"},
	{Scala, "comment", `object A { def f = "a" /* + "b" */ + // "c"
		"d" }`, "ad"},
	{Kotlin, "templates", "const val H = \"h\"\nclass A(val k: String) {\n  fun f(x: String): String {\n    val a = \"a\"\n    return \"$H: ${a} $x\\n\" + k.trim() + 'c'\n  }\n}\nfun g() = A(\"k\")\n", "h: a ?\nkc"},
	{Kotlin, "built text", "fun f(x: String) = buildString {\n  append(\"a\")\n  append(x).append(\"b\")\n  appendLine(\"c\")\n}\n", "a?bc\n"},
	{Kotlin, "builder", "fun f(x: String): String {\n  val b = StringBuilder(\"a\").apply { append(\"b\") }\n  b.append(x)\n  return b.toString()\n}\n", "ab?"},
	{Kotlin, "format", "class A { fun f(x: String) = String.format(\"<%s|%s>\", x, \"b\") + \"%s-%s\".format(\"a\", \"b\") }", "<?|b>a-b"},
	{Kotlin, "joined", "val L = listOf(\"a\", \"b\")\nclass A {\n  fun f() = L.joinToString(\" \") { \"$it;\" }\n}\n", "a; b;"},
	{Kotlin, "map in a loop", "fun f(): String {\n  val m = mutableMapOf(\"a\" to \"1\", \"b\" to \"2\")\n  m[\"c\"] = \"3\"\n  val s = StringBuilder()\n  for ((k, v) in m) { s.append(k).append(\";\") }\n  return s.toString()\n}\n", "a;b;c;"},
	{Kotlin, "map of entries", "fun f() = mapOf(\"a\" to \"1\").entries.map { \"${it.key}=${it.value}\" }.joinToString(\"&\")\n", "a=1"},
	{Kotlin, "lines", "fun f(x: String) = \"\"\"\n    |a $x\n    |  b\n\"\"\".trimMargin() + \"\"\"\n    c\n      d\n    \"\"\".trimIndent()\n", "a ?\n  bc\n  d"},
	{Kotlin, "companion", "class A {\n  fun f() = H + B.C\n  companion object { const val H = \"h\" }\n}\nobject B {\n  val C by lazy { \"c\" }\n}\n", "hc"},
	{Kotlin, "enum", "enum class E(val v: String) {\n  ONE(\"first\"),\n  TWO(\"second\");\n  fun get() = v\n}\nclass A {\n  fun f() = \"x\" + E.ONE.v + E.TWO.get()\n}\n", "xfirstsecond"},
	{Kotlin, "choice", "fun f(x: Boolean): String {\n  val a = when {\n    x -> \"a\"\n    else -> \"b\"\n  }\n  return if (x) a + \"c\" else \"d\"\n}\n", "bc"},
	{Kotlin, "data class", "data class D(val a: String, val b: String = \"y\")\nfun f(): String {\n  val d = D(a = \"x\")\n  return d.a + d.b\n}\n", "xy"},
	{Kotlin, "property with a getter", "class A {\n  private val host: String\n    get() = \"h\"\n  fun f() = host + this.host\n}\n", "hh"},
	{Kotlin, "quotation mark at the end", "fun f(x: String) = \"\"\"a=\"$x\"\"\"\" + \"b\"\n", "a=\"?\"b"},
	{Kotlin, "members of what is held", "data class S(val h: String)\nclass A(private val s: S) {\n  fun f() = with(s) { \"on $h\" } + s.run { h + \"x\" }\n}\nval a = A(S(\"h\"))\n", "on hhx"},
	{Kotlin, "interface of one function", "fun interface Sign {\n  fun sign(x: String): String\n}\nclass A {\n  fun f() = H + \"x\"\n}\nprivate const val H = \"h\"\n", "hx"},
	{Kotlin, "elvis", "fun f(x: String?): String = (x ?: \"d\").let { \"on $it\" }\n", "on d"},
	{Groovy, "interpolation", "class A { static final String H = 'h'\n def f(x) {\n def a = \"a\"\n return \"$H: ${a.toLowerCase()} $x.y \\$z\\n\" + '\\n$a' + '''$a''' + \"\"\"b ${\"c${x}\"}\"\"\"\n } }", "h: a ? $z\n\n$a$ab c?"},
	{Groovy, "sum", "class A {\n String f(String x) {\n String s = 'a' +\n x\n s += 'b'\n s = s + 'c'\n s\n }\n}", "a?bc"},
	{Groovy, "builder", "def f(x) {\n def b = new StringBuilder('a')\n b << 'b' << x\n b.append('c')\n b.toString()\n}", "ab?c"},
	{Groovy, "lists", "def f(x) {\n def l = ['a', 'b']\n l << 'c'\n l.add('d')\n (l + ['e']).join(' ')\n}", "a b c d e"},
	{Groovy, "map in a loop", "def f() {\n def m = [a: '1', 'b': '2']\n m.c = '3'\n m['d'] = '4'\n def s = ''\n m.each { k, v -> s += \"$k;\" }\n s\n}", "a;b;c;d;"},
	{Groovy, "collected", "def f() { [a: '1', b: '2'].collect { k, v -> \"$k=$v\" }.join('&') + ['x', 'y']*.toUpperCase().collect { it + ';' }.join('') }", "a=1&a=2&b=1&b=2x;y;"},
	{Groovy, "choice", "def f(boolean x, y) { 'a' + (x ? 'b' : 'c') + (y ?: 'd') }", "ac?"},
	{Groovy, "class with its constructor", "class A {\n private final String host\n A(String host, String tail = 't') {\n this.host = 'on ' + host + tail\n }\n String f() { host }\n}\nnew A('h')", "on ht"},
	{Groovy, "members by their names", "class C { String host\n String key = 'k' }\nclass A { def c = new C(host: 'h')\n def f() { c.host + c.getKey() } }", "hk"},
	{Groovy, "enum", "enum E {\n ONE('first'), TWO('second')\n final String v\n E(String v) { this.v = v }\n}\nclass A { def f() { 'x' + E.ONE.v } }", "xfirst"},
	{Groovy, "command", "def g(String x) { 'on ' + x }\ndef f() {\n def x = g 'h'\n return x\n}", "on h"},
	{Groovy, "types", "class A {\n def f(Map<String, List<String>> m) throws IOException {\n List<String> l = new ArrayList<>()\n for (String s : ['a', 'b']) { l.add(s + ';') }\n String s = (String) l.join('')\n return s as String\n }\n}", "a;b;"},
	{Groovy, "script", "host = 'h'\nfinal MAP = [k: 'v', *: other]\nif (host == 'x') println 'y'\ndef f() { MAP.k + 'w' }\n", "vw"},
	{Groovy, "slashes", "def f() { def x = 4 / 2 / 1\n return /a\\d/ + 'b' // + 'c'\n}", "a\\db"},
	{Groovy, "switch and handlers", "def f(x) {\n def r = ''\n switch (x) {\n case 'a': r = 'b'; break\n default: r = 'c'\n }\n try { g() } catch (IOException | Error e) { r = 'd' } finally { h() }\n 'x' + r\n}", "xc"},
}

func TestFold(t *testing.T) {
	for _, tt := range foldTests {
		sum, err := Summarise(tt.language, "a/b"+dialectOf(tt.language).extensions[0], mleready.RoleProduction, []byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		newLinker(map[string]*code.Summary{sum.Path: sum}).link(sum)
		if got := returned(code.Join([]*code.Summary{sum})); !slices.Contains(got, tt.want) {
			t.Errorf("%s, %s: %q, want %q", tt.language, tt.name, got, tt.want)
		}
	}
}

// returned are the texts that the functions called f return.
func returned(m *code.Model) []string {
	var out []string
	for _, s := range m.Scopes() {
		if name := s.Name(); name != "f" && !strings.HasSuffix(name, ".f") {
			continue
		}
		returns := s.File.Funcs[s.Func].Returns
		for i := range returns {
			for _, v := range m.Fold(s, &returns[i]) {
				out = append(out, strings.ReplaceAll(v.String(), string(code.Hole), "?"))
			}
		}
	}
	return out
}

// TestLink finds what a name means in other files.
func TestLink(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"import", map[string]string{"src/a/K.java": `package a; public class K { public static final String H = "h"; }`,
			"src/b/B.java": `package b; import a.K; class B { String f() { return K.H + "x"; } }`}, "hx"},
		{"same package", map[string]string{"src/a/K.java": `package a; class K { static String h(String x) { return "h" + x; } }`,
			"src/a/B.java": `package a; class B { String f() { return K.h("x"); } }`}, "hx"},
		{"static import", map[string]string{"src/a/K.java": `package a; class K { static final String H = "h"; }`,
			"src/b/B.java": `package b; import static a.K.H; class B { String f() { return H + "x"; } }`}, "hx"},
		{"package imported as a whole", map[string]string{"src/a/Names.java": `package a; public class Names { public static final String H = "h"; }`,
			"src/b/B.java": `package b; import java.util.*; import a.*; class B { String f() { return Names.H + "x"; } }`}, "hx"},
		{"field of a class", map[string]string{"src/a/Signer.java": `package a; class Signer { String sign() { return "h"; } }`,
			"src/a/B.java": `package a; class B { private final Signer signer; String f() { return signer.sign() + "x"; } }`}, "hx"},
		{"nearest of two", map[string]string{"one/a/Names.java": `package a; class Names { static final String H = "1"; }`, "two/a/Names.java": `package a; class Names { static final String H = "2"; }`,
			"two/a/B.java": `package a; class B { String f() { return Names.H + "x"; } }`}, "2x"},
		{"namespace", map[string]string{"src/Names.php": `<?php namespace A; class Names { const H = 'h'; }`,
			"src/B.php": `<?php namespace B; use A\Names as N; class B { function f() { return N::H . 'x'; } }`}, "hx"},
		{"trait", map[string]string{"src/Signs.php": `<?php namespace A; trait Signs { function h() { return 'h'; } }`,
			"src/B.php": `<?php namespace A; class B { use Signs; function f() { return $this->h() . 'x'; } }`}, "hx"},
		{"module", map[string]string{"pay/names.py": "HOST = 'h'\n", "pay/client.py": "from .names import HOST\ndef f():\n    return HOST + 'x'\n"}, "hx"},
		{"module by its name", map[string]string{"app/names.py": "HOST = 'h'\n", "app/client.py": "import names\ndef f():\n    return names.HOST + 'x'\n"}, "hx"},
		{"what a package exports", map[string]string{"pay/__init__.py": "from .names import Names\n", "pay/names.py": "class Names:\n    HOST = 'h'\n",
			"main.py": "from pay import Names\ndef f():\n    return Names.HOST + 'x'\n"}, "hx"},
		{"constants of a package, of an object and of a companion", map[string]string{"src/a/Names.kt": "package a\n\nconst val H = \"h\"\nval lower = \"l\"\n\nobject Names {\n  val N = H + \"n\"\n}\n",
			"src/b/C.kt": "package b\n\nimport a.*\nimport a.H\n\nclass C : Base() {\n  fun f() = H + Names.N + D.E + lower\n}\n",
			"src/b/D.kt": "package b\n\nclass D {\n  companion object {\n    const val E = \"e\"\n  }\n}\n"}, "hhnel"},
		{"function of a package", map[string]string{"src/a/Sign.kt": "package a\n\nfun sign(text: String, by: String = \"d\") = \"$text $by\"\n",
			"src/b/C.kt": "package b\n\nimport a.sign as signed\n\nclass C {\n  fun f() = signed(by = \"k\", text = \"t\")\n}\n"}, "t k"},
		{"object that is handed in", map[string]string{"src/a/Signer.kt": "package a\n\nclass Signer(private val key: String) {\n  fun sign() = \"h$key\"\n}\nval s = Signer(\"k\")\n",
			"src/a/B.kt": "package a\n\nclass B(private val signer: Signer) {\n  fun f(): String {\n    val x = signer.sign()\n    return x + \"x\"\n  }\n}\n"}, "hkx"},
		{"constant of a module", map[string]string{"lib/pay/names.rb": "module Pay\n  HOST = 'h'\nend\n",
			"lib/pay/client.rb": "module Pay\n  class Client\n    def f = HOST + 'x'\n  end\nend\n"}, "hx"},
		{"module that several files open", map[string]string{"lib/a.rb": "module Pay\n  class Names\n    def self.host = 'h'\n  end\nend\n",
			"lib/b.rb": "module Pay\n  class Client < Base\n    def f\n      Names.host + other + Pay::Names.host\n    end\n  end\nend\n",
			"lib/c.rb": "class Pay::Base\n  def other\n    'o'\n  end\nend\n"}, "hoh"},
		{"module that is included", map[string]string{"app/signs.rb": "module Signs\n  def h(x) = 'h' + x\nend\n",
			"app/b.rb": "class B\n  include Signs\n  def f = h('y') + 'x'\nend\n"}, "hyx"},
		{"Java constant in Kotlin", map[string]string{"src/a/Names.java": "package a;\npublic final class Names { public static final String HOST = \"h\"; }\n", "src/b/C.kt": "package b\n\nimport a.Names\n\nclass C {\n  fun f() = Names.HOST + \"x\"\n}\n"}, "hx"},
		{"Java enum in Kotlin", map[string]string{"src/a/Names.java": "package a;\npublic enum Names { HOST(\"h\"); private final String text; Names(String text) { this.text = text; } public String getText() { return text; } }\n",
			"src/a/C.kt": "package a\n\nclass C {\n  fun f() = Names.HOST.text + \"x\"\n}\n"}, "hx"},
		{"Java getter in Kotlin", map[string]string{"src/a/Names.java": "package a;\npublic class Names { public String getHost() { return \"h\"; } }\n", "src/a/C.kt": "package a\n\nclass C(private val names: Names) {\n  fun f() = names.host + \"x\"\n}\n"}, "hx"},
		{"Java static import in Kotlin", map[string]string{"src/a/Names.java": "package a;\npublic class Names { public static final String HOST = \"h\"; public static String on(String x) { return \"on \" + x; } }\n",
			"src/b/C.kt": "package b\n\nimport a.Names.HOST\nimport a.Names.on\n\nclass C {\n  fun f() = on(HOST)\n}\n"}, "on h"},
		{"Kotlin companion in Java", map[string]string{"src/a/Names.kt": "package a\n\nclass Names {\n  companion object {\n    const val HOST = \"h\"\n    @JvmStatic fun on(x: String) = \"on \" + x\n  }\n}\n",
			"src/b/C.java": "package b;\nimport a.Names;\nclass C { String f() { return Names.on(Names.HOST) + Names.Companion.on(\"x\"); } }\n"}, "on hon x"},
		{"Kotlin object in Java", map[string]string{"src/a/Names.kt": "package a\n\nobject Names {\n  const val HOST = \"h\"\n  val end = \"x\"\n}\n",
			"src/a/C.java": "package a;\nclass C { String f() { return Names.HOST + Names.INSTANCE.getEnd(); } }\n"}, "hx"},
		{"Kotlin file in Java", map[string]string{"src/a/Names.kt": "package a\n\nconst val HOST = \"h\"\nfun on(x: String) = \"on \" + x\n",
			"src/b/C.java": "package b;\nimport a.NamesKt;\nimport static a.NamesKt.HOST;\nclass C { String f() { return NamesKt.on(HOST) + NamesKt.HOST; } }\n"}, "on hh"},
		{"Kotlin class made in Java", map[string]string{"src/a/Names.kt": "package a\n\ndata class Names(val host: String)\n",
			"src/a/C.java": "package a;\nclass C { String f() { Names n = new Names(\"h\"); return n.getHost() + \"x\"; } }\n"}, "hx"},
		{"Java enum in Groovy", map[string]string{"src/a/Names.java": "package a;\npublic enum Names { HOST(\"h\"); private final String text; Names(String text) { this.text = text; } public String text() { return text; } }\n",
			"src/b/C.groovy": "package b\nimport a.Names\nclass C { def f() { Names.HOST.text() + 'x' } }\n"}, "hx"},
		{"Java constants in Groovy", map[string]string{"src/a/Names.java": "package a;\npublic interface Names { String HOST = \"h\"; }\n",
			"src/b/C.groovy": "package b\nimport static a.Names.*\nclass C { def f() { \"${HOST}x\" } }\n"}, "hx"},
		{"Groovy class in Java", map[string]string{"src/a/Names.groovy": "package a\nclass Names { static final String HOST = 'h'\n String end = 'x' }\n",
			"src/a/C.java": "package a;\nclass C { String f(Names n) { return Names.HOST + n.getEnd(); } }\n"}, "hx"},
		{"Scala object in Java", map[string]string{"src/a/Names.scala": "package a\nobject Names { val Host = \"h\"; def on(x: String) = \"on \" + x }\n",
			"src/a/C.java": "package a;\nclass C { String f() { return Names.on(Names.Host()) + Names$.MODULE$.Host(); } }\n"}, "on hh"},
		{"Java constant in Scala", map[string]string{"src/a/Names.java": "package a;\npublic class Names { public static final String HOST = \"h\"; public static String on(String x) { return \"on \" + x; } }\n",
			"src/b/B.scala": "package b\nimport a.Names\nclass B { def f = Names.on(Names.HOST) }\n"}, "on h"},
		{"constant of the whole program", map[string]string{"config/names.rb": "HOST = 'h'\n", "app/b.rb": "class B < C\n  def f\n    HOST + 'x'\n  end\nend\n"}, "hx"},
		{"constant of a library", map[string]string{"lib/names.dart": "const host = 'h';\n", "lib/src/client.dart": "import '../names.dart';\nclass A extends B { String f() => host + 'x'; }\n"}, "hx"},
		{"constant behind a prefix", map[string]string{"lib/names.dart": "class Names { static const host = 'h'; }\n", "lib/client.dart": "import 'names.dart' as names;\nString f() => names.Names.host + 'x';\n"}, "hx"},
		{"function of a library", map[string]string{"lib/names.dart": "String build({required String a, String b = 'y'}) => a + b;\n", "lib/client.dart": "import 'names.dart';\nString f() => build(b: 'x', a: 'h');\n"}, "hx"},
		{"inherited before a constant of the same name", map[string]string{"lib/names.dart": "const host = 'g';\n", "lib/base.dart": "class Base { final host = 'h'; }\n",
			"lib/client.dart": "class A extends Base { String f() => host + 'x'; }\n"}, "hx"},
		{"object", map[string]string{"src/a/Names.scala": "package a\nobject Names { val Host = \"h\" }\n", "src/b/B.scala": "package b\nimport a.Names\nclass B { def f = Names.Host + \"x\" }\n"}, "hx"},
		{"members of an object", map[string]string{"src/a/Names.scala": "package a\nobject Names { val Host = \"h\"; def on(x: String) = \"on \" + x }\n",
			"src/a/B.scala": "package a\nimport Names._\nclass B extends C { def f = on(Host) + \"x\" }\n"}, "on hx"},
		{"one member of an object", map[string]string{"src/a/Names.scala": "package a\nobject Names { val Host = \"h\" }\n",
			"src/b/B.scala": "package b\nimport a.Names.{Host => Where}\nclass B { def f = Where + \"x\" }\n"}, "hx"},
		{"companion", map[string]string{"src/a/B.scala": "package a\nclass B { def f = B.Host + \"x\" }\nobject B { private val Host = \"h\" }\n"}, "hx"},
		{"trait", map[string]string{"src/a/Signs.scala": "package a\ntrait Signs { protected val host = \"h\" }\n", "src/a/B.scala": "package a\nclass B extends Signs { def f = host + \"x\" }\n"}, "hx"},
		{"package object", map[string]string{"src/a/package.scala": "package object a { val Host = \"h\" }\n", "src/a/B.scala": "package a\nclass B { def f = Host + \"x\" }\n"}, "hx"},
		{"constant of a Groovy class", map[string]string{"src/a/Names.groovy": "package a\nclass Names { static final HOST = 'h' }\n", "src/b/B.groovy": "package b\nimport a.Names\nclass B extends C { def f() { Names.HOST + 'x' } }\n"}, "hx"},
		{"static import into Groovy", map[string]string{"src/a/Names.groovy": "package a\nclass Names { static final HOST = 'h'\n static on(x) { 'on ' + x } }\n", "src/b/B.groovy": "package b\nimport static a.Names.*\nclass B { def f() { on(HOST) + 'x' } }\n"}, "on hx"},
		{"trait of Groovy", map[string]string{"src/a/Signs.groovy": "package a\ntrait Signs { String host = 'h' }\n", "src/a/B.groovy": "package a\nclass B implements Signs { def f() { host + 'x' } }\n"}, "hx"},
		{"argument by its name", map[string]string{"names.py": "def build(a, b):\n    return a + b\n", "client.py": "from names import build\ndef f():\n    return build(b='x', a='h')\n"}, "hx"},
		{"static of a struct", map[string]string{"App/Names.swift": "struct Names {\n  static let host = \"h\"\n}\n", "App/Client.swift": "class Client {\n  func f() -> String { return Names.host + \"x\" }\n}\n"}, "hx"},
		{"extension in another file", map[string]string{"App/Client.swift": "class Client {\n  let host = \"h\"\n  func f() -> String { return line() }\n}\n",
			"App/Client+Sign.swift": "extension Client {\n  static let end = \"x\"\n  func line() -> String { return host + Client.end }\n}\n"}, "hx"},
		{"constant without its enum", map[string]string{"App/Names.swift": "enum Names: String {\n  case host = \"h\"\n}\n", "App/Client.swift": "func g(_ n: Names) -> String { n.rawValue + \"x\" }\nfunc f() -> String { return g(.host) }\n"}, "hx"},
		{"module of the crate", map[string]string{"src/names.rs": "pub const HOST: &str = \"h\";\n", "src/client.rs": "use crate::names;\nfn f() -> String { names::HOST.to_owned() + \"x\" }\n"}, "hx"},
		{"constant that is imported", map[string]string{"src/names/mod.rs": "pub const HOST: &str = \"h\";\n", "src/pay/client.rs": "use super::super::names::{self, HOST as H};\nfn f() -> String { format!(\"{H}x\") }\n"}, "hx"},
		{"all of a module", map[string]string{"src/names.rs": "pub const HOST: &str = \"h\";\npub fn end() -> String { \"x\".into() }\n", "src/client.rs": "use crate::names::*;\nfn f() -> String { HOST.to_string() + &end() }\n"}, "hx"},
		{"other crate", map[string]string{"crates/pay-names/src/hosts.rs": "pub const HOST: &str = \"h\";\n", "crates/client/src/lib.rs": "fn f() -> String { format!(\"{}x\", pay_names::hosts::HOST) }\n"}, "hx"},
		{"what a module hands on", map[string]string{"src/names/hosts.rs": "pub struct Hosts;\nimpl Hosts { pub const LIVE: &'static str = \"h\"; }\n", "src/names/mod.rs": "mod hosts;\npub use self::hosts::Hosts;\n",
			"src/client.rs": "use crate::names::Hosts;\nfn f() -> String { Hosts::LIVE.to_string() + \"x\" }\n"}, "hx"},
		{"function of a module", map[string]string{"src/signing.rs": "pub fn line(a: &str) -> String { format!(\"{a}x\") }\n", "src/main.rs": "mod signing;\nfn f() -> String { signing::line(\"h\") }\n"}, "hx"},
		{"enum of another file", map[string]string{"src/names.rs": "pub enum Names { Host }\nimpl Names { pub fn as_str(&self) -> &str { match self { Names::Host => \"h\" } } }\n",
			"src/client.rs": "use crate::names::Names;\nfn f() -> String { Names::Host.as_str().to_owned() + \"x\" }\n"}, "hx"},
	} {
		fsys := fstest.MapFS{}
		extensions := map[string]string{".java": Java, ".php": PHP, ".py": Python, ".rb": Ruby, ".kt": Kotlin, ".dart": Dart, ".rs": Rust, ".scala": Scala, ".swift": Swift, ".groovy": Groovy}
		for name, text := range tt.files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		tree := codetest.Tree{FS: fsys, Extensions: extensions}
		var all []*code.Summary
		for _, a := range Adapters(code.Parsing{Jobs: 1, Read: func(_ context.Context, language, path string, role mleready.Role, text []byte) (*code.Summary, error) {
			return Summarise(language, path, role, text)
		}}) {
			sums, skipped := a.Summarise(t.Context(), tree, tree.Paths(a.Language))
			if len(skipped) > 0 {
				t.Fatal(skipped)
			}
			all = append(all, sums...)
		}
		if got := returned(code.Join(all)); !slices.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
