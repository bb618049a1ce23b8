package dialect
import ("testing";"os";"fmt";"mleready/analyzers/code";"strings")
func TestDump(t *testing.T){
 f:=os.Getenv("DUMP"); if f=="" {t.Skip()}
 b,_:=os.ReadFile(f)
 lang:=map[string]string{"py":Python,"va":Java,"hp":PHP}[f[len(f)-2:]]
 s,err:=Summarise(lang,"x/"+f[strings.LastIndex(f,"/")+1:],"production",b); if err!=nil{t.Fatal(err)}
 l:=newLinker(map[string]*code.Summary{s.Path:s}); l.link(s)
 m:=code.Join([]*code.Summary{s})
 for i,g:=range s.Groups { fmt.Printf("G %d %q %s %v\n",i,g.Symbol,g.Kind,g.Span) }; for _,e:=range s.Entries { fmt.Printf("E %d %v %v %v\n",e.Group,e.Key.Text,e.Value.Text,e.Spread) }; for _,a:=range s.Assigns { fmt.Printf("A %q = %d %q %q\n",a.Symbol,a.Value.Op,a.Value.Symbol,a.Value.Text) }
for _,sc:=range m.Scopes(){ fmt.Println("SCOPE",sc.Name())
  for _,x:=range m.Fields(sc){ fmt.Printf("  F %s %q = %q\n",x.Kind,x.Key.String(),x.Val) }
  for _,x:=range m.Texts(sc){ fmt.Printf("  T %q\n",x.String()) }
  for _,c:=range m.Calls(sc){ fmt.Printf("  C %s %s %s %s %+v\n",c.Callee,c.Name,c.Kind,c.Hash,c.Args) }
 }
}
