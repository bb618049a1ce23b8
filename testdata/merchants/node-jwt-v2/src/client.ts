import type { Settings } from './settings.js';
import { seal } from './seal.js';
import { TokenFactory } from './token.js';

export interface Ticket {
  number: string;
  amount: string;
}

export class Client {
  private readonly tokens: TokenFactory;

  constructor(private readonly settings: Settings) {
    this.tokens = new TokenFactory(settings);
  }

  async pay(ticket: Ticket): Promise<string> {
    const path = '/pts/v2/payments';
    const body = await seal(this.settings, {
      clientReferenceInformation: { code: ticket.number },
      orderInformation: { amountDetails: { totalAmount: ticket.amount, currency: 'EUR' } },
    });
    const token = await this.tokens.create('POST', path, body);
    const reply = await fetch(`https://${this.settings.host}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body,
    });
    if (!reply.ok) {
      throw new Error(`the gateway refused ticket ${ticket.number} with ${reply.status}`);
    }
    const { id } = (await reply.json()) as { id: string };
    return id;
  }
}
