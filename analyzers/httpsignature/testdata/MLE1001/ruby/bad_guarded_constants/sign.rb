require_relative 'names'

class Signer
  def text(host, target, merchant)
    lines = Names::HOST + ': ' + host
    lines << "\nrequest-target: " + target
    lines << "\n" + Names::MERCHANT + ': ' + merchant
    lines
  end
end
