import type { FrontDesk } from '../../config/config.ts';
import { frontDeskUrl } from '../front-desk/link.ts';
import type { OpenFrontDesk } from '../front-desk/open.ts';
import type { FrontDeskParts } from '../front-desk/routes.ts';
import type { Change } from './change.ts';

interface Standing {
  readonly at: FrontDesk;
  readonly open: OpenFrontDesk;
}

/** The front desk that the configuration asks for now, if it does. */
export class DeskInForce {
  readonly #parts: Omit<FrontDeskParts, 'hosts'>;
  #standing: Standing | undefined;

  constructor(parts: Omit<FrontDeskParts, 'hosts'>) {
    this.#parts = parts;
  }

  /** Where people find it. */
  get url(): string | undefined {
    return this.#standing && frontDeskUrl(this.#standing.at);
  }

  /** Fails with `address-in-use` or `address-unavailable`, and then holds nothing more than before. */
  async prepare(wanted: FrontDesk | undefined): Promise<Change> {
    const before = this.#standing;
    if (before && isSame(before.at, wanted)) return STAYS;
    const next = wanted && { at: wanted, open: await this.#open(wanted) };
    return {
      takeDown: async () => {
        before?.open.shut();
        this.#standing = next;
        await before?.open.close();
      },
      putUp: () => next?.open.open(),
      undo: async () => next?.open.close(),
    };
  }

  async close(): Promise<void> {
    await this.#standing?.open.close();
  }

  /** The web server is read in only where there is a front desk. */
  async #open(at: FrontDesk): Promise<OpenFrontDesk> {
    const { openFrontDesk } = await import('../front-desk/open.ts');
    return openFrontDesk(this.#parts, at);
  }
}

const isSame = (one: FrontDesk, other: FrontDesk | undefined): boolean =>
  one.address === other?.address && one.port === other.port;

const STAYS: Change = { takeDown: async () => {}, putUp: () => {}, undo: async () => {} };
