/** Where the process that may change the kernel's rules answers, unless it is told otherwise. */
export const HELPER_SOCKET = '/run/tonewall/firewall.sock';
