const bank = {
  bankAccountValidationRequest(account) {
    return account.length > 4;
  },
};

module.exports = (account) => bank.bankAccountValidationRequest(account);
