import 'token.dart';

void main(List<String> args) {
  print(build(args[0], args[1], args[2], '{}'));
}
