import type { PlayerState } from '../../state/player.ts';
import { builtBetween } from './build-major.ts';
import type { Form } from './form.ts';

/** Writes any key of the household's store (fields and texts of 86.10). */
export const setString: Form = {
  path: '/setstring',
  title: 'System Settings',
  fields: ['key', 'value'],
  exists: builtBetween(57),
  apply: ({ world }, { key = '', value = '' }) => {
    if (!key) return 'HTTP Error 400';
    world.household.strings[key] = value;
    world.changed();
    return 'Setting changed';
  },
};

export const removeString: Form = {
  path: '/removestring',
  title: 'Remove System Setting',
  fields: ['key'],
  exists: builtBetween(57),
  apply: ({ world }, { key = '' }) => {
    if (!Object.hasOwn(world.household.strings, key)) return 'HTTP Error 404';
    world.household.strings = Object.fromEntries(
      Object.entries(world.household.strings).filter(([name]) => name !== key),
    );
    world.changed();
    return 'Setting removed';
  },
};

/**
 * Adds a music service whose addresses the player and the apps will call. Open on 16.6 to 57.x; 403 since 2025 even
 * with UPnP on. Unsure: the build of the change, taken as 83.
 */
export const customService: Form = {
  path: '/customsd',
  aliases: ['/customsd.htm'],
  title: 'Add/update custom service descriptor',
  fields: [
    'sid',
    'name',
    'uri',
    'secureUri',
    'pollInterval',
    'authType',
    'stringsVersion',
    'stringsUri',
    'presentationMapVersion',
    'presentationMapUri',
    'containerType',
    'caps',
  ],
  isLocked: builtBetween(83),
  apply: ({ world }, values) => {
    const id = Number(values.sid);
    if (!((id >= 240 && id <= 253) || id === 255)) return 'sid is 240 to 253, or 255';
    const others = world.household.musicServices.filter((service) => service.id !== id);
    const added = {
      id,
      name: values.name ?? '',
      uri: values.uri ?? '',
      secureUri: values.secureUri ?? '',
      containerType: values.containerType ?? 'MService',
      capabilities: values.caps ?? '0',
      version: '1.1',
      auth: values.authType ?? 'Anonymous',
    };
    // A blank name erases (text of the form, 86.10).
    world.household.musicServices = added.name ? [...others, added] : others;
    world.changed();
    return 'Success!';
  },
};

const stillLocked = (player: PlayerState): boolean => !player.switches.unlocked;

/** 16.6 took a hash by POST; 403 while locked on 57.23 and 97.1. */
export const unlock: Form = {
  path: '/unlock',
  aliases: ['/unlock.htm'],
  title: 'Unlock',
  fields: ['hash'],
  isLocked: (player) => builtBetween(36)(player) && stillLocked(player),
  apply: () => 'Failed',
};

/** Shown to anybody on 57.23 and 97.1; statements must be signed, and tries are few. */
export const developerMode: Form = {
  path: '/devmode',
  title: 'Developer Mode',
  fields: ['statement'],
  exists: builtBetween(57),
  apply: () => 'Too Many Unlocks',
};

/** Installs a key for the login service; for unlocked units only (R_ALLOW_SSH_PUBKEY_INSTALL). */
export const authorizedKeys: Form = {
  path: '/ssh/authorized_keys',
  title: 'SSH',
  fields: ['key'],
  exists: builtBetween(57),
  isLocked: stillLocked,
  apply: () => 'Key installed',
};

/** Moves the player to another cloud and update server. Unsure: the gate of sold units; taken as closed. */
export const testEnvironment: Form = {
  path: '/testenv',
  title: 'Test Environment',
  fields: ['environment', 'OnlineUpdateBaseURL'],
  exists: builtBetween(57),
  isLocked: stillLocked,
  apply: () => 'Environment set',
};

/** Forms without any effect here. */
const quiet = (path: string, title: string, fields: readonly string[], said: string): Form => ({
  path,
  title,
  fields,
  exists: builtBetween(57),
  apply: () => said,
});

export const quietForms: readonly Form[] = [
  quiet('/logger', 'Sonos Logger', ['dest', 'cat', 'level', 'udp_addr', 'udp_port'], 'Level set'),
  quiet('/diaglevel', 'Diagnostic Level', ['level'], 'Level set'),
  quiet('/diagmsg', 'Diagnostic Message', ['msg'], 'Message written'),
  quiet('/fcs', 'Feature Configuration', [], 'Nothing to set'),
  quiet('/spotresetnts', 'Reset NTS', [], 'Success'),
  quiet(
    '/support/directsubmit',
    'Diagnostic Submission to Sonos, Inc.',
    [],
    'Not sent: this player is simulated.',
  ),
];
