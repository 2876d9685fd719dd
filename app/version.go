package app

// Version is the version of the page and of its public interface, semver.
const Version = "0.1.0"
