# Everything a person runs here. Each target has an npm script of the same name for machines without make.
# What is installed and built is remembered by files, so that a second run starts at once.

.DEFAULT_GOAL := help
.PHONY: help serve dev test ci lint format types build generate check conformance bench soak clean

installed := node_modules/.package-lock.json
built := lib/.built
sources := $(shell find contract validation messages/generated generator runtime client cli -name '*.ts' -o -name '*.js' -o -name '*.json' 2>/dev/null)

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

serve: $(built) ## generate and serve this repository's demo: FLAGS="--port 0" adds flags
	@node lib/cli/main.js generate
	@node lib/cli/main.js serve $(FLAGS)

dev: $(built) ## serve, and reload at every change
	@node lib/cli/main.js dev $(FLAGS)

test: $(installed) ## install what is missing, build, run every test
	npm test

ci: ## what CI runs: everything, from a clean checkout
	bash .ci/run

lint: $(installed) ## lint and format check
	npm run -s lint

format: $(installed) ## mend what can be mended
	npm run -s format

types: $(installed) ## type-check everything
	npm run -s types

build: $(built) ## compile the package into lib/

generate: $(installed) ## compile both catalogs: the demo's and the wire's
	npm run -s generate

check: $(installed) ## fail when generated files are not what the catalogs say
	npm run -s check

conformance: $(installed) ## run the public MCP suite against test/conformance
	npm run -s conformance

bench: $(installed) ## measure; docs/performance.md says what
	npm run -s bench

soak: $(installed) ## an hour of mixed traffic; says whether memory stays: FLAGS="--minutes 10" for less
	npm run -s soak -- $(FLAGS)

clean: ## remove what was built; keys and the demo's data set stay in .toolwright/
	rm -rf lib dist coverage

$(installed): package-lock.json
	npm ci
	@touch $@

$(built): $(installed) $(sources) package.json tsconfig.json tsconfig.build.json
	npm run -s build
	@touch $@
