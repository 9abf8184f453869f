package dev.kehrwieder.local.template;

/** An S3 bucket; only its name matters on one machine. */
public record BucketResource(String logicalId, String name) {}
