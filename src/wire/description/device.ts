/** A device description (UDA 2.0 §2.3). URLs are texts as written, relative to the description's own address. */
export interface DeviceDescription {
  readonly deviceType: string;
  /** Unique Device Name, `uuid:…`. */
  readonly udn: string;
  readonly friendlyName: string;
  readonly manufacturer: string;
  readonly modelName: string;
  readonly modelNumber?: string;
  readonly presentationURL?: string;
  readonly services: readonly ServiceReference[];
  /** Embedded devices. */
  readonly devices: readonly DeviceDescription[];
  readonly icons: readonly IconReference[];
  /** All other simple elements in order: `roomName`, `softwareVersion`, `serialNum`, `swGen` … */
  readonly extra: readonly (readonly [name: string, value: string])[];
}

export interface ServiceReference {
  readonly serviceType: string;
  readonly serviceId: string;
  readonly scpdUrl: string;
  readonly controlUrl: string;
  readonly eventSubUrl: string;
}

export interface IconReference {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly url: string;
}
