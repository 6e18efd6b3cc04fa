import type { PageRequest } from '../server/page.ts';
import type { Serialised } from '../server/serialise.ts';

/** What a fault does to one request. */
export type Interference =
  /** The answer comes later. */
  | { readonly kind: 'delay'; readonly fault: string; readonly ms: number }
  /** The request is taken and never answered; `reset` tears the connection down with RST, `end` closes it. */
  | { readonly kind: 'refuse'; readonly fault: string; readonly how: 'hang' | 'end' | 'reset' }
  /** The request takes effect, its answer is spoiled. */
  | {
      readonly kind: 'spoil';
      readonly fault: string;
      readonly spoil: (answer: Serialised) => Serialised;
    };

/** What may be interfered with; NOTIFY messages count too. */
export type Interfered = Pick<PageRequest, 'player' | 'door' | 'path' | 'method'>;
