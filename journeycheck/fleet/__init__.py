"""Many sites, one page: a list of sites is audited side by side, each by itself."""
