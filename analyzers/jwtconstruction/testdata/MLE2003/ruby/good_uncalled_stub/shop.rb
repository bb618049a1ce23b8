require_relative "token"

puts Token.new.build(ARGV[0], ARGV[1], ARGV[2], "{}")
