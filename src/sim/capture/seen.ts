/**
 * What was seen of a real player, without anything that names it, its people or its network: the only input of a
 * profile. There is no field for a name, an address, an id or a hardware address, so none can get into one.
 */
export interface SeenPlayer {
  /** Model number: `S13`. */
  readonly model: string;
  /** `97.1-80312`. */
  readonly build: string;
  /** False where UPnP in clear was answered 403; absent where it could not be told. */
  readonly upnp?: boolean;
  /** True where the local API wants more than an API key; absent where it could not be told. */
  readonly authentication?: boolean;
  readonly openLogins: readonly ('ssh' | 'telnet')[];
  /** Shares its room with others, or is no room at all: it is captured as a room of its own all the same. */
  readonly bonded: boolean;
  /** Pages that were asked for with GET on port 1400, and the status. */
  readonly pages: readonly SeenPage[];
}

export interface SeenPage {
  readonly path: string;
  readonly status: number;
}
