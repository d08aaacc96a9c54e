/** The bare loop over `ws` in several processes on one port. The last argument says how many. */

import cluster from "node:cluster";

if (cluster.isPrimary) {
  const workers = Number(process.argv[4]);
  for (let count = 0; count < workers; count++) cluster.fork();
} else {
  // Until it listens nothing else keeps this process; the meter has let go of the channel.
  process.channel?.ref();
  await import("./bare-ws.ts");
}
