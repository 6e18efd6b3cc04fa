/** Namespaces of DIDL-Lite as players write it. */
export const DIDL_NAMESPACE = 'urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/';

/** The prefixes that players and control points use for them, literally. */
export const DIDL_PREFIXES: Readonly<Record<string, string>> = {
  dc: 'http://purl.org/dc/elements/1.1/',
  upnp: 'urn:schemas-upnp-org:metadata-1-0/upnp/',
  r: 'urn:schemas-rinconnetworks-com:metadata-1-0/',
};

type Attributes = readonly (readonly [name: string, value: string])[];

/** An item or a container (ContentDirectory:1 §2.8, appendix A). */
export interface DidlObject {
  readonly kind: 'item' | 'container';
  readonly id: string;
  /** Missing in metadata that node-sonos and node-sonos-ts send with AddURIToQueue and SetAVTransportURI. */
  readonly parentId?: string;
  /** `restricted`, `childCount`, `refID` and the like, as written. */
  readonly attributes: Attributes;
  /** dc:title */
  readonly title?: string;
  /** upnp:class, `object.item.audioItem.musicTrack` */
  readonly upnpClass?: string;
  readonly resources: readonly DidlResource[];
  /** All other properties in order: upnp:albumArtURI, dc:creator, r:streamContent, desc … */
  readonly properties: readonly DidlProperty[];
}

export interface DidlResource {
  readonly uri: string;
  /** protocolInfo, duration, size … */
  readonly attributes: Attributes;
}

export interface DidlProperty {
  /** `dc:creator`, `upnp:albumArtURI`, `r:streamContent`, `desc`; a foreign namespace is in braces: `{urn:x}name`. */
  readonly name: string;
  readonly value: string;
  readonly attributes: Attributes;
}
