require "jwt"

class Token
  def build(key, user)
    JWT.encode({ sub: user, iss: "shop.example", iat: Time.now.to_i }, key, "HS256")
  end
end
