// Package viper stands in for the package of this name: it has its import path and nothing else.
package viper

// GetString reads a setting.
func GetString(key string) string { return key }
