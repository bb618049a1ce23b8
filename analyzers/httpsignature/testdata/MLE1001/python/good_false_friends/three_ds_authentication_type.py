def enrol(window):
    return {"consumerAuthenticationInformation": {"authenticationType": "02", "acsWindowSize": window, "challengeCode": "04"}}
