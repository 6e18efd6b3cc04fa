import type { Endpoint, IpAddress } from '../../base/address.ts';
import { endpointAt } from '../../catalog/endpoints.ts';
import type { ExposedService } from '../evidence/description.ts';

/** What may be sent to one device. It widens with what the device describes, and never beyond its own address. */
export interface Grant {
  readonly address: IpAddress;
  readonly port: number;
  /** Paths of the description and of service descriptions. */
  readonly documents: ReadonlySet<string>;
  readonly controlPaths: ReadonlySet<string>;
  readonly eventPaths: ReadonlySet<string>;
  /** Subscriptions that this run was given. */
  readonly sids: ReadonlySet<string>;
  /** Listeners of this run: the only places that a device may be pointed at. */
  readonly ownListeners: ReadonlySet<string>;
}

export class OpenGrant implements Grant {
  readonly address: IpAddress;
  readonly port: number;
  readonly documents = new Set<string>();
  readonly controlPaths = new Set<string>();
  readonly eventPaths = new Set<string>();
  readonly sids = new Set<string>();
  readonly ownListeners = new Set<string>();

  constructor({ host, port }: Endpoint, descriptionPath: string) {
    this.address = host;
    this.port = port;
    this.learnDocument(descriptionPath);
  }

  /** Takes up a described service; a path that could do more than it says stays out. */
  learn({ scpdPath, controlPath, eventPath }: ExposedService): void {
    this.learnDocument(scpdPath);
    if (isPlainPath(controlPath) && !hasKnownEffect(controlPath)) this.controlPaths.add(controlPath);
    if (isPlainPath(eventPath) && !hasKnownEffect(eventPath)) this.eventPaths.add(eventPath);
  }

  learnDocument(path: string): void {
    if (isDocumentPath(path)) this.documents.add(path);
  }
}

/** A hostile description could name `/reboot` as its service description: GET is sent only to what looks like a document. */
const isDocumentPath = (path: string): boolean =>
  isPlainPath(path) && /(?:\.xml|scpd|desc)[^/]*$/i.test(path) && !hasKnownEffect(path);

/** Path without query, dots or escapes. */
const isPlainPath = (path: string): boolean =>
  /^\/[\w\-./~:@!$'()*,;=+]{0,255}$/.test(path) && !path.includes('/..') && !path.includes('//');

/** A path of the vendor's server that an audit may not fetch, for the reason that the catalog gives. */
const hasKnownEffect = (path: string): boolean => endpointAt(path)?.auditMayGet === false;
