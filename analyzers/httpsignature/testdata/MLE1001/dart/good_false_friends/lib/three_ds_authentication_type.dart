Map<String, dynamic> enrol(String window) =>
    {'consumerAuthenticationInformation': {'authenticationType': '02', 'acsWindowSize': window, 'challengeCode': '04'}};
