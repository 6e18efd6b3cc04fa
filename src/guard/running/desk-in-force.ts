import { isDeepStrictEqual } from 'node:util';
import type { FrontDesk } from '../../config/config.ts';
import type { FrontDeskParts } from '../front-desk/context.ts';
import type { OpenFrontDesk } from '../front-desk/open.ts';
import { frontDeskUrl } from '../front-desk/site.ts';
import type { Certificates } from '../local-api/certificates/certificates.ts';
import type { Change } from './change.ts';
import { deskCertificate, keepRenewed } from './desk-certificate.ts';
import type { GuardPorts } from './ports.ts';

export interface DeskOptions {
  readonly certificates: Certificates;
  readonly parts: Pick<FrontDeskParts, 'identities' | 'approvals' | 'timeZone'>;
}

interface Standing {
  readonly at: FrontDesk;
  readonly open: OpenFrontDesk;
}

type Ports = Pick<GuardPorts, 'clock' | 'random' | 'log' | 'disk'>;

/** The front desk that the configuration asks for now, if it does. */
export class DeskInForce {
  readonly #ports: Ports;
  readonly #options: DeskOptions;
  #standing: Standing | undefined;

  constructor(ports: Ports, options: DeskOptions) {
    this.#ports = ports;
    this.#options = options;
  }

  /** Where people find it. */
  get url(): string | undefined {
    return this.#standing && frontDeskUrl(this.#standing.at);
  }

  /**
   * Fails with `address-in-use`, `address-unavailable` or `front-desk-certificate`, and then holds nothing more than before. One that
   * stays where it is and gets another name or certificate is away until the change: an address is held once.
   */
  async prepare(wanted: FrontDesk | undefined): Promise<Change> {
    const before = this.#standing;
    if (before && isDeepStrictEqual(before.at, wanted)) return STAYS;
    const isInTheWay = before?.at.address === wanted?.address && before?.at.port === wanted?.port;
    if (before && isInTheWay) await before.open.close();
    const again = async (): Promise<void> => {
      if (before && isInTheWay) await this.#putBack(before.at);
    };
    const next = wanted && { at: wanted, open: await this.#opened(wanted, again) };
    return {
      takeDown: async () => {
        before?.open.shut();
        this.#standing = next;
        await before?.open.close();
      },
      putUp: () => next?.open.open(),
      undo: async () => {
        await next?.open.close();
        await again();
      },
    };
  }

  async close(): Promise<void> {
    await this.#standing?.open.close();
  }

  async #opened(wanted: FrontDesk, otherwise: () => Promise<void>): Promise<OpenFrontDesk> {
    try {
      return await this.#open(wanted);
    } catch (cause) {
      await otherwise();
      throw cause;
    }
  }

  async #putBack(at: FrontDesk): Promise<void> {
    this.#standing = undefined;
    const open = await this.#open(at);
    open.open();
    this.#standing = { at, open };
  }

  /** The web server is read in only where there is a front desk. */
  async #open(at: FrontDesk): Promise<OpenFrontDesk> {
    const { openFrontDesk } = await import('../front-desk/open.ts');
    const identity = deskCertificate(this.#ports, this.#options.certificates, at);
    const tls = identity && (await identity());
    const { clock, random, log } = this.#ports;
    const parts = { ...this.#options.parts, clock, random, log, ...(tls ? { tls } : {}) };
    const open = await openFrontDesk(parts, at);
    if (!identity) return open;
    const end = keepRenewed(this.#ports, identity, open);
    return {
      ...open,
      close: () => {
        end();
        return open.close();
      },
    };
  }
}

const STAYS: Change = { takeDown: async () => {}, putUp: () => {}, undo: async () => {} };
