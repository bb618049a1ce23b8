export const enrol = (window: string) => ({ consumerAuthenticationInformation: { authenticationType: '02', acsWindowSize: window, challengeCode: '04' } });
