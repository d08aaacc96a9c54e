/** The manifests of `deploy/`: judged by Kubernetes' own schemas, and by what a careful operator looks for. */

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { serverOptions } from "../../runtime/config/options.ts";
import { metricTable } from "../../runtime/observe/metric-table.ts";
import { readPage, root } from "../docs/markdown.ts";
import { type Manifest, readDocuments, readManifests } from "./documents.ts";

interface Model {
  validate(): void;
}

const load = createRequire(import.meta.url);
const manifests = readManifests("deploy/kubernetes", "deploy/monitoring");

/** The published model of an object's kind. @throws {Error} When there is none. */
function modelOf({ apiVersion, kind }: Pick<Manifest, "apiVersion" | "kind">): new (body: unknown) => Model {
  const packageName = apiVersion.startsWith("monitoring.coreos.com/") ? "@kubernetes-models/prometheus-operator" : "kubernetes-models";
  return (load(`${packageName}/${apiVersion}`) as Record<string, new (body: unknown) => Model>)[kind] ?? expect.fail(`no model of ${kind}`);
}

const named = (kind: string, name: string): Manifest =>
  manifests.find((one) => one.kind === kind && one.metadata.name === name) ?? expect.fail(`no ${kind} ${name}`);

interface Container {
  readonly name: string;
  readonly image: string;
  readonly securityContext?: object;
  readonly resources?: { readonly limits?: { readonly memory?: string } };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly volumeMounts?: readonly { readonly mountPath: string; readonly readOnly?: boolean }[];
}

interface PodSpec {
  readonly securityContext?: object;
  readonly containers: readonly Container[];
  readonly terminationGracePeriodSeconds?: number;
  readonly enableServiceLinks?: boolean;
}

function podOf({ body }: Manifest): PodSpec {
  return (body.spec as { readonly template: { readonly spec: PodSpec } }).template.spec;
}

describe("each manifest", () => {
  it.each(manifests.map((one) => [`${one.kind} ${one.metadata.name}`, one] as const))(
    "%s is valid by the published schema of its kind (ops.manifests)",
    (_title, manifest) => expect(() => new (modelOf(manifest))(manifest.body).validate()).not.toThrow(),
  );

  it("would be refused by that schema without what is required", () => {
    const { body } = named("Deployment", "toolwright");
    const { selector: _without, ...spec } = body.spec as { readonly selector: unknown };
    const broken = { ...body, spec };
    expect(() => new (modelOf(named("Deployment", "toolwright")))(broken).validate()).toThrow();
  });

  it("is listed by kustomize where it is deployed, and every list names files that exist", () => {
    for (const folder of ["base", "staging"]) {
      const [list] = readDocuments(`deploy/kubernetes/${folder}/kustomization.yaml`);
      for (const resource of (list?.resources ?? []) as string[])
        expect(existsSync(`${root}deploy/kubernetes/${folder}/${resource}`), resource).toBe(true);
    }
  });

  it("is all that production needs", () => {
    const kinds = manifests.map(({ kind }) => kind);
    for (const kind of [
      "Deployment",
      "Service",
      "PodDisruptionBudget",
      "HorizontalPodAutoscaler",
      "NetworkPolicy",
      "ConfigMap",
      "ServiceMonitor",
    ])
      expect(kinds).toContain(kind);
  });
});

describe.each([
  ["Deployment", "toolwright"],
  ["StatefulSet", "redis"],
])("the pods of %s %s", (kind, name) => {
  const pod = podOf(named(kind, name));

  it("run as a plain user, with no privilege, a root that cannot be written and bounded memory (ops.pod-security)", () => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
    for (const container of pod.containers) {
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      });
      expect(container.resources?.limits?.memory).toMatch(/^\d+Mi$/);
    }
  });

  it("are probed for life and for readiness", () => {
    for (const container of pod.containers) expect([container.livenessProbe, container.readinessProbe]).not.toContain(undefined);
  });
});

describe("the server's pods", () => {
  const pod = podOf(named("Deployment", "toolwright"));
  const data = named("ConfigMap", "toolwright").body.data as Readonly<Record<string, string>>;

  it("live longer than their drain, with what comes before it", () => {
    const drainSeconds = Number(/^(\d+)s$/.exec(data.TOOLWRIGHT_DRAIN_TIMEOUT ?? "")?.[1]);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(drainSeconds + 5 + 1);
  });

  it("get no variables of services, one of which would pass for a setting", () => expect(pod.enableServiceLinks).toBe(false));

  it("are set by names that the settings table has", () => {
    const known: readonly string[] = Object.values(serverOptions).map(({ env }) => env);
    expect(Object.keys(data).filter((name) => name.startsWith("TOOLWRIGHT_") && !known.includes(name))).toEqual([]);
  });

  it("see a changed Secret: its folder is mounted, and no file of it alone", () => {
    const mounts = pod.containers.flatMap(({ volumeMounts = [] }) => volumeMounts);
    expect(mounts).toEqual([{ name: "credentials", mountPath: "/app/keys", readOnly: true }]);
    expect(data.TOOLWRIGHT_CREDENTIALS_FILE).toBe("keys/credentials.json");
  });

  it("have their secrets by reference only", () => {
    expect(JSON.stringify(manifests.filter(({ kind }) => kind !== "Secret"))).not.toMatch(/redis:\/\/|"format":1/);
    expect(readPage("deploy/kubernetes/base/kustomization.yaml")).not.toContain("- secret");
  });

  it("are scaled by a metric that the server has", () => {
    const { metrics } = named("HorizontalPodAutoscaler", "toolwright").body.spec as {
      readonly metrics: readonly { readonly pods?: { readonly metric: { readonly name: string } } }[];
    };
    const names = metrics.flatMap(({ pods }) => (pods === undefined ? [] : [pods.metric.name]));
    expect(names).toEqual(["toolwright_calls_in_flight"]);
    expect(Object.keys(metricTable)).toEqual(expect.arrayContaining(names));
    expect(readPage("deploy/monitoring/adapter-rules.yaml")).toContain(`as: ${names[0]}`);
  });
});

describe("the alerts", () => {
  const { groups } = named("PrometheusRule", "toolwright").body.spec as {
    readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  const bare = (name: string): string => (name in metricTable ? name : name.replace(/_(bucket|sum|count)$/, ""));

  it.each(rules.map(({ alert, expr }) => [alert, expr] as const))(
    "%s asks for metrics and labels that the server has (ops.alerts)",
    (_alert, expr) => {
      const names = [...expr.matchAll(/\btoolwright_\w+/g)].map(([name]) => bare(name));
      for (const name of names) expect(Object.keys(metricTable)).toContain(name);
      const labels: readonly string[] = names.flatMap((name) => [...metricTable[name as keyof typeof metricTable].labels]);
      const asked = [...expr.matchAll(/by \(([^)]*)\)|(\w+)[!=]~?"/g)].flatMap(([, by, one]) =>
        by === undefined ? [one ?? ""] : by.split(/,\s*/),
      );
      expect(asked.filter((label) => ![...labels, "pod", "service", "le"].includes(label))).toEqual([]);
    },
  );

  it("have a section each in the operator's guide, and no section is without one", () => {
    const sections = [...readPage("docs/guides/operating.md").matchAll(/^### (Toolwright\w+)$/gm)].map(([, name]) => name);
    expect(sections).toEqual(rules.map(({ alert }) => alert));
  });
});
