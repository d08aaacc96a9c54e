/** Notices that nobody is there any more: two quiet intervals, the second in spite of a ping. Sends nothing itself. */

export interface HeartbeatPorts {
  /** Asks the other side for a sign of life. */
  readonly ask: () => void;
  readonly giveUp: () => void;
}

/** Shorter intervals would ask more than they find out. */
const minIntervalMs = 100;

export class Heartbeat {
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #ports: HeartbeatPorts;
  #quietTicks = 0;

  constructor(intervalMs: number, ports: HeartbeatPorts) {
    this.#ports = ports;
    this.#timer = setInterval(() => this.#tick(), Math.max(intervalMs, minIntervalMs));
  }

  /** Something came from the other side. */
  heard(): void {
    this.#quietTicks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    this.#quietTicks += 1;
    if (this.#quietTicks > 2) this.#ports.giveUp();
    else if (this.#quietTicks === 2) this.#ports.ask();
  }
}
