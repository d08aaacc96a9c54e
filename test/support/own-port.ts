/**
 * Ports for servers that stop and come back: from below those that the system hands out by itself, so that nobody is given one while its
 * server is away.
 */

const first = 20_000;
const count = 10_000;

let next = first + Math.floor(Math.random() * count);

export function ownPort(): number {
  next = first + ((next + 1 - first) % count);
  return next;
}
