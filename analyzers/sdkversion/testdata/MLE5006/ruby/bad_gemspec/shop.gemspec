Gem::Specification.new do |s|
  s.name = "shop"
  s.add_dependency "cybersource_rest_client", "~> 0.0.70"
end
