"""Public rows as files for programs: open data, structured data, feed, sitemap."""
