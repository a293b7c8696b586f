# sitegen: `make site` builds the sample site, `make test` runs every test. Both install what the machine lacks.
PREFIX ?= /usr/local
CONFIGURATION = release

# The day of the site in Tests/Browser/reviews.
EXAMPLE_DAY = 2026-11-24

# Functions are inlined across modules, which spares a twentieth of the time. No path of this folder is in the binary.
BUILD_FLAGS = -Xswiftc -cross-module-optimization $(foreach language,swiftc cc cxx,$(UNNAMED_FOLDER_$(language)))
UNNAMED_FOLDER_swiftc = -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=.
UNNAMED_FOLDER_cc = -Xcc -ffile-prefix-map=$(CURDIR)=.
UNNAMED_FOLDER_cxx = -Xcxx -ffile-prefix-map=$(CURDIR)=.

# On Linux the binary carries Swift's standard library and the C libraries, so that it runs where there is no Swift.
# macOS has Swift's standard library itself.
ifeq ($(shell uname -s),Linux)
STATIC_LIBRARIES = .build/static-libraries
BUILD_FLAGS += --static-swift-stdlib -Xlinker -s -Xlinker --version-script=scripts/no-exports.ld
BUILD_ENVIRONMENT = PKG_CONFIG_PATH=$(CURDIR)/$(STATIC_LIBRARIES)
endif

.PHONY: site test test-long test-large fuzz test-twin test-schemas test-lsp test-editors test-hosts test-preview test-requests test-newcomer test-browser \
    test-release test-dist bench dist release install lint format build clean

site: build
	.build/$(CONFIGURATION)/sitegen build

build:
	scripts/setup build
	$(if $(STATIC_LIBRARIES),scripts/static-libraries $(STATIC_LIBRARIES))
	$(BUILD_ENVIRONMENT) swift build -c $(CONFIGURATION) --product sitegen $(BUILD_FLAGS)

test:
	scripts/setup test
	swift test
	$(MAKE) test-twin
	$(MAKE) test-schemas
	$(MAKE) test-lsp
	$(MAKE) test-editors
	$(MAKE) test-release
	$(MAKE) test-hosts
	$(MAKE) test-preview
	$(MAKE) test-requests
	$(MAKE) test-newcomer
	$(MAKE) test-browser BROWSER="--complete $(BROWSER)"

# Tests that are too slow for each run: a thousand edits of small sites, each built with a cache and without
# (make test-long EDITS=1000 SEED=1), and copies of sitegen with the changes of Tests/ArchitectureTests/MadeUpChanges.
test-long:
	scripts/setup test
	SITEGEN_LONG_TESTS=1 SITEGEN_EDITS=$(or $(EDITS),1000) SITEGEN_EDITS_SEED=$(or $(SEED),1) \
	    swift test --filter 'MadeUpChanges|IncrementalBuildTests|LiveSiteTests'

# Builds a site with one large condition and that of a corpus (see Benchmarks/README.md), and walks all their pages: sizes,
# links, clicks from home, sitemap. Then it proves a sample of each kind of page in Chromium, and the search:
# make test-large CORPUS=medquad.jsonl.gz LARGE="--sample 9".
test-large: build
	scripts/setup test
	Benchmarks/pages --sitegen .build/$(CONFIGURATION)/sitegen --articles 20000 --shape one-condition
	Benchmarks/pages --sitegen .build/$(CONFIGURATION)/sitegen --corpus $(CORPUS) --browser $(LARGE)

# Builds many thousand sites with something wrong in their files: make fuzz FUZZ=20000 SEED=1. A failure names its seed.
fuzz: build
	SITEGEN_FUZZ=$(or $(FUZZ),20000) SITEGEN_FUZZ_SEED=$(or $(SEED),1) \
	    SITEGEN_PROGRAM=$(CURDIR)/.build/$(CONFIGURATION)/sitegen swift test --filter MutationTests

# Proves the second, independent reader of docs/review.md, and lets it read every page of the sample site.
test-twin:
	scripts/setup test
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/ReviewTwin/pytest.ini --rootdir Tests/ReviewTwin Tests/ReviewTwin
	swift build --product sitegen
	.build/debug/sitegen build --no-cache --quiet --output .build/twin/site --format json > .build/twin.json
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python Tests/ReviewTwin/review_twin.py check .build/twin/site

# Holds the JSON Schemas of `sitegen schema` to a validator, and to what `sitegen check` says.
test-schemas:
	scripts/setup test
	swift build --product sitegen
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/Schemas/pytest.ini --rootdir Tests/Schemas Tests/Schemas

# Talks to `sitegen lsp` as editors do, and compares what it says with `sitegen check` and `sitegen fix`.
test-lsp:
	scripts/setup test
	swift build --product sitegen
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/Languages/pytest.ini --rootdir Tests/Languages Tests/Languages

# Makes the files of a release around the debug build, and tests them and the files for GitHub, GitLab, containers and pre-commit.
test-release:
	scripts/setup test
ifeq ($(shell uname -s),Linux)
	swift build --product sitegen
	swift build --product generate-manual
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/Release/pytest.ini --rootdir Tests/Release Tests/Release
else
	@echo 'Releases are made on Linux: run `make test-release` there.'
endif

# Runs the extension for Visual Studio Code with `sitegen lsp`, in a window made up for it.
test-editors:
	scripts/setup test
	swift build --product sitegen
	node --test Tests/Editors/*.test.js

# Proves `sitegen serve` in a real browser.
test-preview:
	scripts/setup test
	swift build --product sitegen
	Tests/Preview/run .build/debug/sitegen

# Proves requests to reviewers in a real browser.
test-requests:
	scripts/setup test
	swift build --product sitegen
	Tests/Requests/run .build/debug/sitegen

# Serves the sample site by nginx, Apache and Caddy with the rules that sitegen writes for them; they are Debian's.
test-hosts:
	scripts/setup test
ifeq ($(shell uname -s),Linux)
	swift build --product sitegen
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/Hosts/pytest.ini --rootdir Tests/Hosts Tests/Hosts
else
	@echo 'The servers are those of Debian: run `make test-hosts` on Linux.'
endif

# Goes the whole way of someone who is new, with the program alone in an empty folder, to pages that nginx serves.
test-newcomer:
	scripts/setup test
ifeq ($(shell uname -s),Linux)
	swift build --product sitegen
	Tests/Newcomer/run .build/debug/sitegen
else
	@echo 'nginx is set up as on Debian: run `make test-newcomer` on Linux.'
endif

# Proves a built site in a real browser: make test-browser SITE=Output. Without SITE, three are built for it: the sample site,
# one of pages on which each thing is true that can be true of a review, built for the day that they were written for, and one
# that sets its own look.
test-browser:
	scripts/setup test
ifdef SITE
	Tests/Browser/run $(SITE) $(BROWSER)
else
	swift build --product sitegen
	.build/debug/sitegen build --no-cache --quiet --output .build/browser/site
	.build/debug/sitegen build --no-cache --quiet --content Tests/Browser/reviews --as-of $(EXAMPLE_DAY) \
	    --output .build/browser/reviews --format json > .build/browser/reviews.json
	.venv/bin/python Tests/Browser/make_look.py .build/browser/look-content
	.build/debug/sitegen build --no-cache --quiet --content .build/browser/look-content --as-of $(EXAMPLE_DAY) \
	    --output .build/browser/look --format json > .build/browser/look.json
	Tests/Browser/run .build/browser/site $(BROWSER)
	Tests/Browser/run .build/browser/look --look --as-of $(EXAMPLE_DAY)
	Tests/Browser/run .build/browser/reviews --examples --as-of $(EXAMPLE_DAY) \
	    $(filter-out --complete --docs-images,$(BROWSER))
endif

# Measures sitegen against Hugo, or by itself where BENCH says so: make bench BENCH=--again.
bench: build
	scripts/setup bench
	Benchmarks/bench --sitegen .build/$(CONFIGURATION)/sitegen --templates Templates $(BENCH) \
	    $(if $(filter --again --records --instructions --corpus,$(BENCH)),,--hugo .venv/bin/hugo)

# Makes the files of a release in dist/, of the commit that is checked out (docs/releases.md).
dist:
	scripts/make-release

# Makes them in this folder. They run on Linux with this version of glibc or a later one.
GLIBC = 2.28
RELEASE_LIBRARIES = .build/release-libraries
release:
	scripts/setup dist
	scripts/pin-packages
	scripts/static-libraries $(RELEASE_LIBRARIES) $(GLIBC)
	PKG_CONFIG_PATH=$(CURDIR)/$(RELEASE_LIBRARIES) swift build -c release --product sitegen $(BUILD_FLAGS) \
	    -Xlinker --allow-shlib-undefined
	swift build --product generate-manual
	PYTHONPATH=scripts PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m release --glibc $(GLIBC) \
	    --libraries $(RELEASE_LIBRARIES) --manual-tool .build/debug/generate-manual

# Proves that two builds of the commit, in different folders, make the same files. It takes as long as two builds.
test-dist:
	scripts/compare-releases

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/$(CONFIGURATION)/sitegen $(DESTDIR)$(PREFIX)/bin/sitegen

lint:
	swift format lint --strict --recursive --parallel Package.swift Plugins Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Plugins Sources Tests

clean:
	swift package clean
	rm -rf .venv
