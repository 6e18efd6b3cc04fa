/**
 * The household that requests are aimed at. Kitchen is a newest player and stands alone; Office is one of the builds that
 * rebooted on a plain GET, and plays together with Study.
 */
export interface Room {
  readonly room: string;
  readonly id: string;
  readonly model: string;
  readonly build: string;
  /** Of the player itself, and under which clients know it. */
  readonly address: string;
  readonly guardAddress: string;
}

export const KITCHEN: Room = {
  room: 'Kitchen',
  id: 'RINCON_000E58A0370101400',
  model: 'S13',
  build: '97.1-80312',
  address: '127.61.0.11',
  guardAddress: '127.61.1.11',
};

export const OFFICE: Room = {
  room: 'Office',
  id: 'RINCON_000E58A0370201400',
  model: 'S5',
  build: '31.8-24090',
  address: '127.61.0.12',
  guardAddress: '127.61.1.12',
};

export const STUDY: Room = {
  room: 'Study',
  id: 'RINCON_000E58A0370301400',
  model: 'S1',
  build: '57.10-25040',
  address: '127.61.0.13',
  guardAddress: '127.61.1.13',
};

export const ROOMS: readonly Room[] = [KITCHEN, OFFICE, STUDY];

/** Who asks: an address that holds no player. */
export const CLIENT_ADDRESS = '127.61.2.1';
