# sitegen: `make site` builds the sample site, `make test` runs every test. Both install what the machine lacks.
PREFIX ?= /usr/local
CONFIGURATION = release

# Functions are inlined across modules, which spares a twentieth of the time.
BUILD_FLAGS = -Xswiftc -cross-module-optimization

# On Linux the binary carries Swift's standard library and the C libraries, so that it runs where there is no Swift.
# macOS has Swift's standard library itself.
ifeq ($(shell uname -s),Linux)
STATIC_LIBRARIES = .build/static-libraries
BUILD_FLAGS += --static-swift-stdlib -Xlinker -s
BUILD_ENVIRONMENT = PKG_CONFIG_PATH=$(CURDIR)/$(STATIC_LIBRARIES)
endif

.PHONY: site test test-twin test-browser bench install lint format build clean

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
	$(MAKE) test-browser BROWSER="--complete $(BROWSER)"

# Proves the second, independent reader of docs/review.md.
test-twin:
	scripts/setup test
	PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m pytest -c Tests/ReviewTwin/pytest.ini --rootdir Tests/ReviewTwin Tests/ReviewTwin

# Proves a built site in a real browser: make test-browser SITE=Output. Without SITE, the sample site is built for it.
test-browser:
	scripts/setup test
ifndef SITE
	swift build --product sitegen
	.build/debug/sitegen build --quiet --output .build/browser/site
endif
	Tests/Browser/run $(or $(SITE),.build/browser/site) $(BROWSER)

bench: build
	scripts/setup bench
	Benchmarks/bench --sitegen .build/$(CONFIGURATION)/sitegen --hugo .venv/bin/hugo --templates Templates $(BENCH)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/$(CONFIGURATION)/sitegen $(DESTDIR)$(PREFIX)/bin/sitegen

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	swift package clean
	rm -rf .venv
