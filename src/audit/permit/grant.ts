import type { Endpoint, IpAddress } from '../../base/address.ts';
import type { ExposedService } from '../evidence/description.ts';
import { mayBeDocument, mayTakeCalls, mayTakeSubscriptions } from './paths.ts';

/** What may be sent to one device. It widens with what the device describes, and never beyond its own address. */
export interface Grant {
  readonly address: IpAddress;
  readonly port: number;
  /** Where the device was found; undefined when that path may not be asked. */
  readonly descriptionPath: string | undefined;
  /** Paths of the description and of service descriptions. */
  readonly documents: ReadonlySet<string>;
  /** Control paths with the service types that are described there. */
  readonly controls: ReadonlyMap<string, ReadonlySet<string>>;
  readonly eventPaths: ReadonlySet<string>;
  /** Subscriptions that this run was given, with the path that gave them. */
  readonly subscriptions: ReadonlyMap<string, string>;
  /** URLs of listeners of this run, letter by letter: the only places that a device may be pointed at. */
  readonly ownUrls: ReadonlySet<string>;
  /** Own addresses that a subscription may come from. */
  readonly ownAddresses: ReadonlySet<IpAddress>;
}

export class OpenGrant implements Grant {
  readonly address: IpAddress;
  readonly port: number;
  readonly descriptionPath: string | undefined;
  readonly documents = new Set<string>();
  readonly controls = new Map<string, Set<string>>();
  readonly eventPaths = new Set<string>();
  readonly subscriptions = new Map<string, string>();
  readonly ownUrls = new Set<string>();
  readonly ownAddresses = new Set<IpAddress>();

  constructor({ host, port }: Endpoint, descriptionPath: string) {
    this.address = host;
    this.port = port;
    this.descriptionPath = mayBeDocument(descriptionPath) ? descriptionPath : undefined;
    this.#learnDocument(descriptionPath);
  }

  /** Takes up a described service; a path that could do more than it says stays out (`paths.ts`). */
  learn({ serviceType, scpdPath, controlPath, eventPath }: ExposedService): void {
    this.#learnDocument(scpdPath);
    if (mayTakeCalls(controlPath))
      this.controls.set(controlPath, new Set([...(this.controls.get(controlPath) ?? []), serviceType]));
    if (mayTakeSubscriptions(eventPath)) this.eventPaths.add(eventPath);
  }

  #learnDocument(path: string): void {
    if (mayBeDocument(path)) this.documents.add(path);
  }
}
