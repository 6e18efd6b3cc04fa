import type { AccountState, HouseholdState } from '../../state/household.ts';
import { hasRoom, LONGEST, MOST } from '../../state/limits.ts';
import { done, fault, type ActionModel } from '../../world.ts';
import { touch } from './touch.ts';

/** Unsure: the code for an account that is not there, or that cannot be added; 800 is the vendor's generic one. */
const NO_ACCOUNT = 800;

/** `SA_RINCON2311_X_#Svc2311-0-Token` in recorded metadata; the middle tells accounts of one service apart. */
const udnOf = ({ serviceType, username }: AccountState): string => `SA_RINCON${serviceType}_${username}`;

interface NewAccount {
  readonly type: string | undefined;
  readonly username: string;
  readonly key?: string | undefined;
  readonly deviceId?: string | undefined;
}

/** Undefined when there is no room, or a text is beyond measure. */
function addAccount(
  household: HouseholdState,
  { type, username, key, deviceId }: NewAccount,
): AccountState | undefined {
  if (!hasRoom(household.accounts, 1, MOST.accounts)) return undefined;
  if ([username, key ?? '', deviceId ?? ''].some((text) => text.length > LONGEST.string)) return undefined;
  const account: AccountState = {
    serviceType: Number(type ?? 0),
    serialNumber: Math.max(0, ...household.accounts.map(({ serialNumber }) => serialNumber)) + 1,
    username,
    nickname: '',
    deviceId: deviceId ?? '',
    key: key ?? '',
  };
  household.accounts.push(account);
  return account;
}

const byName =
  (args: Readonly<Record<string, string>>) =>
  ({ serviceType, username }: AccountState): boolean =>
    String(serviceType) === args['AccountType'] && username === args['AccountID'];

const byUdn =
  (args: Readonly<Record<string, string>>) =>
  (account: AccountState): boolean =>
    udnOf(account) === args['AccountUDN'];

type Finder = (args: Readonly<Record<string, string>>) => (account: AccountState) => boolean;

/** An action on one account; passwords are taken and kept nowhere. */
const onAccount =
  (
    finder: Finder,
    apply: (account: AccountState, args: Readonly<Record<string, string>>) => void,
  ): ActionModel =>
  ({ world, args }) => {
    const account = world.household.accounts.find(finder(args));
    if (!account) return fault(NO_ACCOUNT);
    apply(account, args);
    return touch(world);
  };

export const accountActions: Readonly<Record<string, ActionModel>> = {
  /** Unsure: its form; a code that the vendor's site wants. */
  GetWebCode: ({ world }) => done({ WebCode: Buffer.from(world.random.bytes(8)).toString('hex') }),
  AddAccountX: ({ world, args }) => {
    const account = addAccount(world.household, {
      type: args['AccountType'],
      username: args['AccountID'] ?? '',
    });
    return account ? touch(world, { AccountUDN: udnOf(account) }) : fault(NO_ACCOUNT);
  },
  AddOAuthAccountX: ({ world, args }) => {
    const account = addAccount(world.household, {
      type: args['AccountType'],
      username: args['UserIdHashCode'] ?? '',
      key: args['AccountKey'],
      deviceId: args['OAuthDeviceID'],
    });
    if (!account) return fault(NO_ACCOUNT);
    return touch(world, { AccountUDN: udnOf(account), AccountNickname: account.nickname });
  },
  RemoveAccount: ({ world, args }) => {
    const { household } = world;
    if (!household.accounts.some(byName(args))) return fault(NO_ACCOUNT);
    household.accounts = household.accounts.filter((account) => !byName(args)(account));
    return touch(world);
  },
  EditAccountPasswordX: onAccount(byName, () => {}),
  EditAccountMd: onAccount(byName, () => {}),
  SetAccountNicknameX: onAccount(byUdn, (account, args) => {
    account.nickname = args['AccountNickname'] ?? '';
  }),
  RefreshAccountCredentialsX: onAccount(
    (args) =>
      ({ serviceType, serialNumber }) =>
        String(serviceType) === args['AccountType'] && String(serialNumber) === args['AccountUID'],
    (account, args) => {
      account.key = args['AccountKey'] ?? '';
    },
  ),
  ReplaceAccountX: ({ world, args }) => {
    const account = world.household.accounts.find(byUdn(args));
    if (!account) return fault(NO_ACCOUNT);
    account.username = args['NewAccountID'] ?? '';
    account.key = args['AccountKey'] ?? '';
    return touch(world, { NewAccountUDN: udnOf(account) });
  },
};
