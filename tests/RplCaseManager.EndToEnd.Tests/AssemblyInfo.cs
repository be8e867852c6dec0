using Xunit;

// Each class drives a program and a browser of its own; side by side on two cores they would only wait for each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
