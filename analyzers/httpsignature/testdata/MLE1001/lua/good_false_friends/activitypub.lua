return function(actor, mac)
  return 'keyId="' .. actor .. '#main-key",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="' .. mac .. '"'
end
