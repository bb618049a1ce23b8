export function explain(logger: { debug(text: string, more: object): void }, merchant: string, seen: string) {
  logger.debug('what a partner sent to https://apitest.cybersource.com', {
    headers: { 'v-c-merchant-id': merchant, Signature: seen },
  })
}
