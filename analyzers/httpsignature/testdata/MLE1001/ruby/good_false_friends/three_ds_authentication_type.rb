def enrol(window)
  { consumerAuthenticationInformation: { authenticationType: '02', acsWindowSize: window, challengeCode: '04' } }
end
