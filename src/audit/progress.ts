/** What a run is doing, for a terminal. */
export type Progress =
  | { readonly phase: 'discover'; readonly done: number; readonly total: number }
  | {
      readonly phase: 'gather';
      /** Devices that are finished, of all. */
      readonly done: number;
      readonly total: number;
      /** The device that something happened to, `address:port`. */
      readonly device: string;
      /** The gatherer that begins; absent when the device is finished. */
      readonly gatherer?: string;
    }
  | { readonly phase: 'judge'; readonly done: number; readonly total: number };
