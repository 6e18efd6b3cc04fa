/**
 * Every limit of the protocol layer, with the reason for its size. A limit is a promise in two directions: what real
 * players and control points send fits with room to spare, and what one message costs grows with its bytes and no
 * faster: where a few bytes could cost more than their share (a chunk, an attribute, a pointer to a long name) their
 * count is limited too. Sizes are bytes unless told otherwise.
 */
export interface HttpLimits {
  /** Start line and headers together. */
  readonly maxHeadBytes: number;
  readonly maxHeaders: number;
  /** One header or start line. */
  readonly maxLineBytes: number;
  readonly maxBodyBytes: number;
  /** A chunk's size line with its extensions. */
  readonly maxChunkLineBytes: number;
  /** Size lines, line ends and trailers of a chunked body together, before its length allows more (`http/chunked.ts`). */
  readonly maxChunkFramingBytes: number;
  /** 1xx answers before the final one. */
  readonly maxInterimResponses: number;
}

/** Sonos' desktop controller sends 12 headers in 700 bytes; `/getaa?u=…` targets carry whole URLs of 2 to 3 KB. */
const HTTP_BASE = {
  maxHeadBytes: 16_384,
  maxHeaders: 64,
  maxLineBytes: 8192,
  maxChunkLineBytes: 256,
  maxChunkFramingBytes: 65_536,
  maxInterimResponses: 4,
} as const;

/** The largest requests are AddMultipleURIsToQueue (16 tracks, about 40 KB) and property sets (about 60 KB for 32 rooms). */
export const REQUEST_LIMITS: HttpLimits = { ...HTTP_BASE, maxBodyBytes: 1_048_576 };

/** The largest answers are Browse pages of 1,000 objects (about 1.2 MB as escaped DIDL-Lite). */
export const RESPONSE_LIMITS: HttpLimits = { ...HTTP_BASE, maxBodyBytes: 4_194_304 };

export interface XmlLimits {
  readonly maxBytes: number;
  /** Elements inside one another, the root counted. */
  readonly maxDepth: number;
  readonly maxElements: number;
  /** On one element, namespace declarations counted. */
  readonly maxAttributes: number;
  /** On all elements together: a prefix is looked up in every element around it. */
  readonly maxAllAttributes: number;
  /** Characters of one element or attribute name. */
  readonly maxNameLength: number;
  /** Characters of one attribute's value. */
  readonly maxAttributeLength: number;
  /** Characters of one run of text. */
  readonly maxTextLength: number;
  /** `]` in a document that has a CDATA section: there the parser takes each by itself. */
  readonly maxBrackets: number;
}

/**
 * Deepest real document: a device description, 9. Most attributes: a ZoneGroupMember of 2026, about 36. LastChange
 * carries DIDL-Lite inside one attribute (5 KB seen); Browse carries a page of DIDL-Lite in one run of text: 1,000
 * objects with about ten attributes each.
 */
export const XML_LIMITS: XmlLimits = {
  maxBytes: 4_194_304,
  maxDepth: 32,
  maxElements: 50_000,
  maxAttributes: 64,
  maxAllAttributes: 100_000,
  maxNameLength: 256,
  maxAttributeLength: 262_144,
  maxTextLength: 4_194_304,
  maxBrackets: 65_536,
};

/** The longest argument lists (AddMultipleURIsToQueue, SetAVTransportURI relatives) have fewer than 20 members. */
export const SOAP_LIMITS = { maxArguments: 64, maxActionLength: 128, maxServiceTypeLength: 256 } as const;

/** Answers of 2026 players fill about 900 bytes; a datagram that needs fragments of fragments is none of theirs. */
export const SSDP_LIMITS = { maxBytes: 8192, maxHeaders: 64, maxLineBytes: 4096 } as const;

/** SoCo and async_upnp_client give one callback; UDA 2.0 allows several. A property set of topology has about 20 members. */
export const GENA_LIMITS = {
  maxCallbacks: 8,
  maxCallbackLength: 1024,
  maxSidLength: 256,
  maxProperties: 256,
  maxInstances: 64,
  maxVariables: 1024,
} as const;

/** A player has 3 devices, 16 services and 1 icon; media servers of other makers have up to 12 icons. */
export const DESCRIPTION_LIMITS = {
  maxDepth: 4,
  maxDevices: 32,
  maxServices: 128,
  maxIcons: 64,
  maxFields: 256,
  maxFieldLength: 2048,
} as const;

/** The largest service seen, AVTransport, has 42 actions, 91 state variables and 12 arguments on one action. */
export const SCPD_LIMITS = {
  maxActions: 512,
  maxArguments: 64,
  maxStateVariables: 1024,
  maxAllowedValues: 1024,
  maxNameLength: 128,
} as const;

/** RFC 6762 §17: no message is longer than 9,000 bytes. An answer for one player with all its services has 20 records. */
export const MDNS_LIMITS = {
  maxBytes: 9000,
  maxQuestions: 64,
  maxRecords: 256,
  /** RFC 1035 §2.3.4. */
  maxNameBytes: 255,
  maxLabelBytes: 63,
  /** In one message, a label that several names share counted once. */
  maxLabels: 1024,
  /** Compression pointers in one name; writers in use need one or two. */
  maxJumps: 16,
} as const;

/**
 * Of DNS as players and resolvers speak it. A question with a name of 255 bytes, EDNS and a cookie has about 320 bytes. Answers of content
 * networks have 1 to 8 addresses behind 1 to 4 aliases; those by UDP are asked to have at most 1232 bytes,
 * which fit every network in one piece (DNS flag day 2020).
 */
export const DNS_LIMITS = {
  maxQueryBytes: 512,
  maxAnswerBytes: 4096,
  maxUdpAnswerBytes: 1232,
  maxRecords: 256,
} as const;

export interface JsonLimits {
  readonly maxBytes: number;
  /** Arrays and objects inside one another. */
  readonly maxDepth: number;
  /** Members of all objects together. */
  readonly maxKeys: number;
  /** Values of all kinds together. */
  readonly maxValues: number;
  readonly maxKeyLength: number;
}

/** The largest frames seen are playback metadata and groups of 32 players, about 60 KB; the deepest has 8 levels. */
export const JSON_LIMITS: JsonLimits = {
  maxBytes: 1_048_576,
  maxDepth: 16,
  maxKeys: 20_000,
  maxValues: 50_000,
  maxKeyLength: 256,
};

export interface WebSocketLimits {
  /** One message, all of its fragments together. */
  readonly maxMessageBytes: number;
  /** Frames of one message; clients in use send one. */
  readonly maxFragments: number;
}

/** The largest messages are those of `JSON_LIMITS`. */
export const WEBSOCKET_LIMITS: WebSocketLimits = { maxMessageBytes: 1_048_576, maxFragments: 64 };

/** A Browse page has at most 1,000 objects; an object of a music service has about 15 properties. */
export const DIDL_LIMITS = { maxObjects: 5000, maxProperties: 256 } as const;

/** Ten fields at most are used, 3 KB of them keys and credentials (Spotify's ZeroConf API), each byte escaped to three. */
export const FORM_LIMITS = { maxBytes: 16_384, maxFields: 32, maxNameLength: 64 } as const;
