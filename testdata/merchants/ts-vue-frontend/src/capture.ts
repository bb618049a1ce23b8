interface FlexData {
  clientLibrary: string;
  clientLibraryIntegrity: string;
}

/** Asks the shop's own server for a capture context. */
export async function captureContext(): Promise<string> {
  const reply = await fetch('/api/capture-context', { method: 'POST' });
  const { captureContext } = await reply.json();
  return captureContext;
}

/** Loads the library that the capture context names. */
export async function loadFlex(captureContext: string): Promise<any> {
  const [, payload] = captureContext.split('.');
  const { ctx } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')));
  const { clientLibrary, clientLibraryIntegrity } = ctx[0].data as FlexData;
  const script = document.createElement('script');
  script.src = clientLibrary || 'https://flex.cybersource.com/microform/bundle/v2/flex-microform.min.js';
  script.integrity = clientLibraryIntegrity;
  script.crossOrigin = 'anonymous';
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return (window as any).Flex;
}
