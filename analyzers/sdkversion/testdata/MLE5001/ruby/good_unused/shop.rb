PORTAL = 'https://businesscenter.cybersource.com'

def greeting(name)
  "Hello #{name}"
end
