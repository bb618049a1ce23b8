import Foundation

let maker = TokenMaker(keyID: "1", merchant: "shop", replyKeyID: "2", key: SigningKey.load())
print(try maker.token(method: "POST", path: "/pts/v2/payments", body: Data()))
